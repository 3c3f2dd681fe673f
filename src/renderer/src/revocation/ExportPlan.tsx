import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { PlanExported } from '../../../shared/revocation';
import { bridge } from '../bridge';
import { useAct } from '../components/use-act';
import classes from './revocation.module.css';
import { grouped } from './run-words';

interface Props {
  readonly planId: string;
  /** Null when the reason is still missing. */
  readonly words: () => { reason: string; ticket?: string } | null;
}

/** The plan as a file, for a second operator to approve and run (V7). */
export function ExportPlan({ planId, words }: Props) {
  const [saved, setSaved] = useState<PlanExported | null>(null);
  const { run, busy, failure } = useAct(
    useCallback(
      async (said: { reason: string; ticket?: string }) =>
        setSaved(await bridge.plans.exportFile({ ...said, planId })),
      [planId],
    ),
  );
  const save = () => {
    const said = words();
    setSaved(null);
    if (said) void run(said);
  };
  return (
    <div className={classes.exported}>
      <Button variant="default" loading={busy} onClick={save}>
        Save as plan file…
      </Button>
      <span className={classes.saved} aria-live="polite">
        {failure ? (
          <span className={classes.wrong}>
            {failure.message} {failure.hint}
          </span>
        ) : (
          saved?.saved && (
            <>
              Saved as {saved.fileName}. Read its hash to the second operator:{' '}
              <code title={saved.hash}>{grouped(saved.hash)}</code>
            </>
          )
        )}
      </span>
    </div>
  );
}
