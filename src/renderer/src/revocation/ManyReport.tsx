import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { RunItem, RunStatus } from '../../../shared/revocation';
import type { RunItemState } from '../../../shared/revocation-terms';
import { ItemList } from './ItemList';
import { ItemReport } from './ItemReport';
import { LookAtAll } from './LookAtAll';
import { OnBehalf } from './OnBehalf';
import { OutcomeTable } from './OutcomeTable';
import { ProofButtons } from './ProofButtons';
import { RealmStrip } from './RealmStrip';
import { RunFacts } from './RunFacts';
import classes from './report.module.css';
import shared from './revocation.module.css';
import { runItemColumns } from './run-item-columns';
import { useRun } from './stores';
import { useRunItems } from './use-run-items';

/** How a run over many has ended: counted, filtered by outcome, and one by one with what is known of each. */
export function ManyReport({ run }: { readonly run: RunStatus }) {
  const dismiss = useRun((state) => state.dismiss);
  const [state, setState] = useState<RunItemState | null>(null);
  const [active, setActive] = useState<RunItem | undefined>();
  const slices = useRunItems(run.runId, state);
  const hasRealm = run.realms.length > 1;
  const list = useMemo(() => runItemColumns(hasRealm), [hasRealm]);
  return (
    <>
      <RealmStrip realms={run.realms} />
      <OnBehalf customer={run.actingFor} />
      <div className={classes.report}>
        <div className={classes.summary}>
          <OutcomeTable run={run} chosen={state} onChoose={setState} />
          <RunFacts run={run} />
        </div>
        {run.counts.unknown > 0 && <LookAtAll count={run.counts.unknown} />}
        <div className={classes.both}>
          <ItemList
            slices={slices}
            label="Consents of the run"
            {...list}
            empty="None has ended so."
            onActive={setActive}
          />
          <section className={classes.one} aria-label="This consent">
            {active && <ItemReport key={active.index} item={active} isLive={false} />}
          </section>
        </div>
      </div>
      <div className={shared.actions}>
        <span className={shared.aside}>
          <ProofButtons index={null} />
        </span>
        <Button variant="default" onClick={dismiss} data-autofocus>
          Close
        </Button>
      </div>
    </>
  );
}
