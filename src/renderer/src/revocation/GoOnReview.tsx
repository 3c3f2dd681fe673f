import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import type { RunStatus } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { formatLocal } from '../components/time-format';
import { count } from '../consents/progress-summary';
import { ConfirmRealms } from './ConfirmRealms';
import { OnBehalf } from './OnBehalf';
import { RealmStrip } from './RealmStrip';
import { RunFacts } from './RunFacts';
import shared from './revocation.module.css';
import { StackedBar } from './StackedBar';
import { useUnfinished } from './stores';
import { useConfirmations } from './use-confirmations';

/** Before an interrupted run goes on: what of it is known done, what nobody knows and is read first, and what was not sent (V5). */
export function GoOnReview({ run }: { readonly run: RunStatus }) {
  const { goOn, leave, isAsked, trouble } = useUnfinished((state) => state);
  const confirmations = useConfirmations(run.realms.filter(({ done, total }) => done < total));
  const { counts } = run;
  const open = counts.unknown + counts['in-progress'];
  const done = counts.revoked + counts['already-ended'] + counts.changed + counts.failed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (confirmations.isReady) void goOn(confirmations.given);
  };
  return (
    <>
      <RealmStrip realms={run.realms} />
      <OnBehalf customer={run.actingFor} />
      <form onSubmit={submit} noValidate className={shared.form}>
        <div className={shared.scroll}>
          <div className={shared.body}>
            <p>
              The run of {formatLocal(run.startedAt)} was interrupted before its end. Nothing has been sent
              for it since.
            </p>
            <StackedBar run={run} label="How far it had come" />
            <dl className={shared.facts}>
              <dt>Known done</dt>
              <dd>
                <strong>{done.toLocaleString('en')}</strong>
                <span className={shared.extra}>
                  {counts.revoked.toLocaleString('en')} of them revoked. Nothing is sent for these again.
                </span>
              </dd>
              <dt>Not known</dt>
              <dd>
                <strong>{open.toLocaleString('en')}</strong>
                {open > 0 && (
                  <span className={shared.extra}>
                    Each is read again first; only what is still as it was when it was chosen is revoked.
                  </span>
                )}
              </dd>
              <dt>Not sent</dt>
              <dd>
                <strong>{counts.unsent.toLocaleString('en')}</strong>
              </dd>
            </dl>
            <RunFacts run={run} />
            <Notice tone="warning" title="What will follow">
              Up to {count(counts.unsent + open, 'consent')} will be revoked. This cannot be undone: customers
              must give new consents.
            </Notice>
            {trouble && <FailureNotice failure={{ ...trouble, retryable: false }} />}
            <ConfirmRealms
              confirmations={confirmations}
              to="to go on in production"
              problem={trouble?.field === 'typedRealmName' ? trouble.message : undefined}
            />
          </div>
        </div>
        <div className={shared.actions}>
          <Button variant="default" onClick={leave} disabled={isAsked} data-autofocus>
            Not now
          </Button>
          <Button type="submit" className={shared.revoke} disabled={!confirmations.isReady} loading={isAsked}>
            Go on with the run
          </Button>
        </div>
      </form>
    </>
  );
}
