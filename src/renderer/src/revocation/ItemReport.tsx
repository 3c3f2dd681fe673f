import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
  IconInfoCircle,
  IconLoader,
  IconXboxX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Consent } from '../../../shared/consent';
import type { RunItem, RunItemState } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { formatLocal } from '../components/time-format';
import { customerName, recipientName } from './consequences';
import { LookAgain } from './LookAgain';
import { stateWords } from './outcome-words';
import { ProofButtons } from './ProofButtons';
import classes from './revocation.module.css';
import { shownCustomer } from './shown-customer';

const heads: Readonly<Record<RunItemState, { icon: typeof IconInfoCircle; title: string }>> = {
  revoked: { icon: IconCircleCheck, title: 'Revoked' },
  'already-ended': { icon: IconInfoCircle, title: 'It had already ended' },
  changed: { icon: IconInfoCircle, title: 'Not revoked: it has changed since you chose it' },
  failed: { icon: IconXboxX, title: 'Not revoked' },
  unknown: { icon: IconHelpCircle, title: 'Nobody knows yet whether it was revoked' },
  'in-progress': { icon: IconLoader, title: 'On the way' },
  unsent: { icon: IconCircleDashed, title: 'Not sent' },
};

interface Props {
  readonly item: RunItem;
  /** Told where the item stands alone; in a list its place is told by the list. */
  readonly isLive: boolean;
  /** What else is told of it: the run's reason, for one. */
  readonly children?: ReactNode;
  /** Of one that stands alone. Those of a list are still selected, and planned again together. */
  readonly onPlanAgain?: (consent: Consent) => void;
}

/** How it ended for one consent, and what that is known from. */
export function ItemReport({ item, isLive, children, onPlanAgain }: Props) {
  const { consent, ref, state, requestId } = item;
  const { icon: Icon, title } = heads[state];
  const isOpen = state === 'unknown' || state === 'failed';
  return (
    <>
      <div
        className={classes.outcome}
        data-tone={stateWords[state].tone}
        {...(isLive ? { role: 'status' } : {})}
      >
        <Icon size={24} stroke={1.75} aria-hidden />
        <div>
          <p className={classes.outcomeTitle}>{title}</p>
          <p>{sentence(item)}</p>
        </div>
      </div>
      <Details item={item} />
      <dl className={classes.facts}>
        <dt>Customer</dt>
        <dd>{customerName({ customer: shownCustomer(item) })}</dd>
        <dt>Recipient</dt>
        <dd>{recipientName(consent)}</dd>
        <dt>Consent id</dt>
        <dd>
          <code>{ref.consentId}</code>
        </dd>
        {requestId && (
          <>
            <dt>Request id</dt>
            <dd>
              <code>{requestId}</code>
            </dd>
          </>
        )}
        {children}
      </dl>
      <div className={classes.look}>
        {isOpen && <LookAgain index={item.index} />}
        {onPlanAgain && (state === 'failed' || state === 'changed') && (
          <Button variant="default" onClick={() => onPlanAgain(planned(item))}>
            Plan it again
          </Button>
        )}
        {state !== 'unsent' && state !== 'in-progress' && <ProofButtons index={item.index} />}
      </div>
    </>
  );
}

/** As it is now, where that is known. */
const planned = ({ consent, outcome }: RunItem): Consent =>
  outcome && 'after' in outcome && outcome.after ? outcome.after : consent;

function sentence({ consent, state, outcome, endedAt }: RunItem): string {
  const after = outcome && 'after' in outcome ? outcome.after : null;
  const checked =
    endedAt === undefined
      ? 'Checked by reading it again'
      : `Checked by reading it again at ${formatLocal(endedAt)}`;
  const says = after ? `the realm says ‘${after.statusAsReceived}’.` : 'the realm no longer has it.';
  switch (state) {
    case 'revoked':
      return `${recipientName(consent)} can no longer read this customer’s data by this consent. ${checked}: ${says}`;
    case 'already-ended':
      return `Nothing had to be done. ${checked}: ${says}`;
    case 'changed':
      return 'Nothing was sent. Look at what is different, and revoke it again if it still should be.';
    case 'failed':
      return 'This revocation has ended nothing.';
    case 'unknown':
      return 'The order was sent, but how it ended is not certain. Look again before you rely on it.';
    case 'in-progress':
      return 'It is being revoked or read again at this moment.';
    case 'unsent':
      return 'Nothing was sent for it: it is as it was.';
  }
}

function Details({ item: { outcome } }: { readonly item: RunItem }) {
  if (outcome?.kind === 'changed')
    return (
      <ul className={classes.differences} aria-label="What is different">
        {outcome.differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    );
  if (outcome?.kind === 'failed' || outcome?.kind === 'unknown')
    return <FailureNotice failure={{ ...outcome.failure, retryable: false }} />;
  return null;
}
