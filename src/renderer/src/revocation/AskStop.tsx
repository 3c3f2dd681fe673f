import { Button } from '@mantine/core';
import type { RunStatus } from '../../../shared/revocation';
import shared from './revocation.module.css';
import classes from './run.module.css';
import { stopText } from './run-words';
import { useRun } from './stores';

/** Asked once: a run that was stopped does not go on. */
export function AskStop({ run, onBack }: { readonly run: RunStatus; readonly onBack: () => void }) {
  const { asked, stop } = useRun((state) => state);
  return (
    <div className={shared.actions}>
      <p className={classes.ask}>
        <strong>Stop for good?</strong> {stopText(run)}
      </p>
      <Button variant="default" onClick={onBack} ref={focusIt}>
        Do not stop
      </Button>
      <Button
        variant="outline"
        className={shared.revokeOutline}
        loading={asked === 'stop'}
        onClick={() => void stop()}
      >
        Stop the run
      </Button>
    </div>
  );
}

const focusIt = (button: HTMLButtonElement | null): void => button?.focus();
