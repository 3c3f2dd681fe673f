import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RunStatus } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { customerTitle } from '../customers/customer-words';
import classes from './interrupted.module.css';
import { interruptedText } from './run-words';
import { useUnfinished } from './stores';

/** Runs that were cut off, on top of the list: offered until each was gone on with or ended (V5). */
export default function InterruptedRuns() {
  const { runs, problems, trouble, reviewed, dismissProblems } = useUnfinished((state) => state);
  if (runs.length === 0 && problems.length === 0) return null;
  return (
    <div className={classes.notices}>
      {problems.length > 0 && (
        <Notice
          tone="warning"
          title="Of earlier runs, not everything could be read"
          onDismiss={dismissProblems}
        >
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      {runs.map((run) => (
        <Interrupted key={run.runId} run={run} />
      ))}
      {trouble && !reviewed && <FailureNotice failure={{ ...trouble, retryable: false }} />}
    </div>
  );
}

function Interrupted({ run }: { readonly run: RunStatus }) {
  const { review, abandon, isAsked } = useUnfinished((state) => state);
  const [isAsking, setAsking] = useState(false);
  const realms = run.realms
    .map(({ name, environment }) => `${name} (${environment.toUpperCase()})`)
    .join(', ');
  return (
    <Notice
      tone="warning"
      title={interruptedText(run)}
      action={
        isAsking ? (
          <span className={classes.buttons}>
            <Button variant="default" onClick={() => setAsking(false)} ref={focusIt}>
              Keep it
            </Button>
            <Button
              variant="outline"
              className={classes.end}
              loading={isAsked}
              onClick={() => void abandon(run)}
            >
              End it for good
            </Button>
          </span>
        ) : (
          <span className={classes.buttons}>
            <Button variant="default" onClick={() => setAsking(true)}>
              End it as it is…
            </Button>
            <Button onClick={() => review(run)}>Review and go on…</Button>
          </span>
        )
      }
    >
      {isAsking
        ? 'It cannot be gone on with afterwards. What was not sent stays as it is; what nobody knows stays unknown in its report.'
        : `In ${realms}${run.actingFor ? `, on behalf of ${customerTitle(run.actingFor)}` : ''}. Reason: ${run.reason}`}
    </Notice>
  );
}

const focusIt = (button: HTMLButtonElement | null): void => button?.focus();
