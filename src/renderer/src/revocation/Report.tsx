import { Button } from '@mantine/core';
import { IconCircleCheck, IconHelpCircle, IconInfoCircle, IconXboxX } from '@tabler/icons-react';
import type { RevocationOutcome, RevocationReport } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { formatLocal } from '../components/time-format';
import { customerName, recipientName } from './consequences';
import { LookAgain } from './LookAgain';
import { RealmBanner } from './RealmBanner';
import classes from './revocation.module.css';
import type { Look } from './revocation-store';
import { useRevocation } from './stores';

interface Props {
  readonly report: RevocationReport;
  readonly look: Look;
}

const heads = {
  revoked: { icon: IconCircleCheck, tone: 'success', title: 'Revoked' },
  'already-ended': { icon: IconInfoCircle, tone: 'info', title: 'It had already ended' },
  changed: { icon: IconInfoCircle, tone: 'warning', title: 'Not revoked: it has changed since you chose it' },
  failed: { icon: IconXboxX, tone: 'danger', title: 'Not revoked' },
  unknown: { icon: IconHelpCircle, tone: 'warning', title: 'Nobody knows yet whether it was revoked' },
} as const;

/** How it ended, and what that was known from. */
export function Report({ report, look }: Props) {
  const close = useRevocation((state) => state.close);
  const { plan, outcome, reason, ticket } = report;
  const { icon: Icon, tone, title } = heads[outcome.kind];
  return (
    <>
      <RealmBanner plan={plan} />
      <div className={classes.body}>
        <div className={classes.outcome} data-tone={tone} role="status">
          <Icon size={24} stroke={1.75} aria-hidden />
          <div>
            <p className={classes.outcomeTitle}>{title}</p>
            <OutcomeText report={report} />
          </div>
        </div>
        <OutcomeDetails outcome={outcome} />
        {(outcome.kind === 'unknown' || look.kind !== 'none') && <LookAgain plan={plan} look={look} />}
        <dl className={classes.facts}>
          <dt>Customer</dt>
          <dd>{customerName(plan.before)}</dd>
          <dt>Recipient</dt>
          <dd>{recipientName(plan.before)}</dd>
          <dt>Consent id</dt>
          <dd>
            <code>{plan.ref.consentId}</code>
          </dd>
          <dt>Reason</dt>
          <dd className={classes.reason}>{reason}</dd>
          {ticket && (
            <>
              <dt>Ticket</dt>
              <dd>{ticket}</dd>
            </>
          )}
        </dl>
      </div>
      <div className={classes.actions}>
        <Button variant="default" onClick={close} data-autofocus>
          Close
        </Button>
      </div>
    </>
  );
}

function OutcomeText({ report: { plan, outcome, endedAt } }: { readonly report: RevocationReport }) {
  const checked = `Checked by reading it again at ${formatLocal(endedAt)}`;
  switch (outcome.kind) {
    case 'revoked':
      return (
        <p>
          {recipientName(plan.before)} can no longer read this customer’s data by this consent. {checked}:{' '}
          {outcome.after
            ? `the realm says ‘${outcome.after.statusAsReceived}’.`
            : 'the realm no longer has it.'}
        </p>
      );
    case 'already-ended':
      return (
        <p>
          Nothing had to be done. {checked}:{' '}
          {outcome.after
            ? `the realm says ‘${outcome.after.statusAsReceived}’.`
            : 'the realm no longer has it.'}
        </p>
      );
    case 'changed':
      return <p>Nothing was sent. Look at what is different, and revoke it again if it still should be.</p>;
    case 'failed':
      return <p>This revocation has ended nothing.</p>;
    case 'unknown':
      return <p>The order was sent, but how it ended is not certain. Look again before you rely on it.</p>;
  }
}

function OutcomeDetails({ outcome }: { readonly outcome: RevocationOutcome }) {
  if (outcome.kind === 'changed')
    return (
      <ul className={classes.differences} aria-label="What is different">
        {outcome.differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    );
  if (outcome.kind === 'failed' || outcome.kind === 'unknown')
    return <FailureNotice failure={outcome.failure} />;
  return null;
}
