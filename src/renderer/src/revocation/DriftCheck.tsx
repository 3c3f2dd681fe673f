import { Button } from '@mantine/core';
import { IconPlayerStop, IconRefreshDot } from '@tabler/icons-react';
import type { Drift } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { driftWords } from './drift-words';
import { Progress } from './Progress';
import type { Reviewed } from './plan-phase';
import classes from './review.module.css';
import { usePlan } from './stores';

/** Reads every consent of the plan again, on demand: what has become of them since they were chosen. */
export function DriftCheck({ review: { plan, drift } }: { readonly review: Reviewed }) {
  const check = usePlan((state) => state.checkDrift);
  const stop = usePlan((state) => state.stopCheck);
  switch (drift.kind) {
    case 'none':
      return (
        <div className={classes.drift}>
          <Button
            variant="default"
            leftSection={<IconRefreshDot size={16} aria-hidden />}
            onClick={() => void check()}
          >
            Check what has changed since
          </Button>
          <span className={classes.muted}>
            {plan.count === 1
              ? 'Reads it again; nothing is changed by it.'
              : `Reads all ${plan.count.toLocaleString('en')} again; nothing is changed by it.`}
          </span>
        </div>
      );
    case 'checking': {
      const { checked = 0, total = plan.count } = drift.drift ?? {};
      return (
        <div className={classes.drift}>
          <Progress
            done={checked}
            total={total}
            label={`Read ${checked.toLocaleString('en')} of ${total.toLocaleString('en')}`}
          />
          <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={stop}>
            Stop
          </Button>
        </div>
      );
    }
    case 'failed':
      return <FailureNotice failure={{ ...drift.failure, retryable: true }} onRetry={() => void check()} />;
    case 'told':
      return <Told drift={drift.drift} onAgain={() => void check()} />;
  }
}

function Told({ drift, onAgain }: { readonly drift: Drift; readonly onAgain: () => void }) {
  const { title, text, isSame } = driftWords(drift);
  const { examples } = drift;
  return (
    <div role="status">
      <Notice
        tone={isSame ? 'info' : 'warning'}
        title={title}
        action={
          <Button variant="default" size="compact-sm" onClick={onAgain}>
            Check again
          </Button>
        }
      >
        {text}
        {examples.length > 0 && (
          <details className={classes.examples}>
            <summary>What is different{examples.length === 100 ? ' (the first hundred)' : ''}</summary>
            <ul>
              {examples.map(({ index, ref, differences }) => (
                <li key={index}>
                  <code>{ref.consentId}</code> {differences.join(' ')}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Notice>
    </div>
  );
}
