import { Button, Loader } from '@mantine/core';
import { IconPlayerPause, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import type { RunStatus } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { useNow } from '../components/use-now';
import { AskStop } from './AskStop';
import { OnBehalf } from './OnBehalf';
import { PausedNotice } from './PausedNotice';
import { RealmStrip } from './RealmStrip';
import { ResumeForm } from './ResumeForm';
import { RunRealms } from './RunRealms';
import shared from './revocation.module.css';
import classes from './run.module.css';
import { doneOf, heldText, isSingle, rateText, timeLeftText } from './run-words';
import { Legend, StackedBar } from './StackedBar';
import { useRun } from './stores';

/** How it goes, and what can still be done about it. There is no way out of it but its end; it can be made small. */
export function Running({ run }: { readonly run: RunStatus }) {
  const trouble = useRun((state) => state.trouble);
  return (
    <>
      <RealmStrip realms={run.realms} />
      <OnBehalf customer={run.actingFor} />
      {run.state === 'paused' ? (
        <ResumeForm run={run}>
          <Many run={run} />
        </ResumeForm>
      ) : (
        <>
          <div className={shared.scroll}>
            {isSingle(run) ? <One run={run} /> : <Many run={run} />}
            {trouble && (
              <div className={classes.trouble}>
                <FailureNotice failure={{ ...trouble, retryable: false }} />
              </div>
            )}
          </div>
          <Controls run={run} />
        </>
      )}
    </>
  );
}

function One({ run: { realms } }: { readonly run: RunStatus }) {
  const now = useNow(1_000);
  const held = heldText(realms[0]?.heldUntil ?? null, now);
  return (
    <div className={shared.waiting} role="status">
      <Loader size="sm" /> Asking the realm to revoke, then reading the consent again to be sure.{' '}
      {held ? `It is ${held}.` : 'Please wait …'}
    </div>
  );
}

function Many({ run }: { readonly run: RunStatus }) {
  const done = doneOf(run);
  const pace = [rateText(run.perMinute), timeLeftText(run.timeLeft)].filter((word) => word !== null);
  return (
    <div className={shared.body}>
      <div className={classes.headline}>
        <p>
          <strong className={classes.big}>{done.toLocaleString('en')}</strong> of{' '}
          {run.total.toLocaleString('en')} done
        </p>
        {/* Said when it changes, which is seldom: the figures would never let a screen reader finish. */}
        <p className={classes.pace} role="status">
          {stateText[run.state]}
        </p>
        {run.state === 'running' && pace.length > 0 && <p className={classes.pace}>{pace.join(' · ')}</p>}
      </div>
      <StackedBar run={run} label="Progress of the run" />
      <Legend counts={run.counts} />
      {run.state === 'paused' && run.paused && <PausedNotice paused={run.paused} />}
      {!isSingle(run) && <RunRealms realms={run.realms} />}
    </div>
  );
}

const stateText: Readonly<Record<RunStatus['state'], string>> = {
  running: '',
  paused: 'Paused',
  stopping: 'Stopping: what is on the way is brought to its end',
  ended: 'Ended',
};

/** While it runs or stops. */
function Controls({ run }: { readonly run: RunStatus }) {
  const { asked, minimise, pause } = useRun((state) => state);
  const [isStopping, setStopping] = useState(false);
  if (isStopping && run.state === 'running') return <AskStop run={run} onBack={() => setStopping(false)} />;
  return (
    <div className={shared.actions}>
      <Button className={shared.left} variant="default" onClick={minimise}>
        Minimise
      </Button>
      {run.state === 'running' && (
        <>
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={() => setStopping(true)}
          >
            Stop…
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            loading={asked === 'pause'}
            onClick={() => void pause()}
            data-autofocus
          >
            Pause
          </Button>
        </>
      )}
    </div>
  );
}
