import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { RunStatus } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { AskStop } from './AskStop';
import { ConfirmRealms } from './ConfirmRealms';
import shared from './revocation.module.css';
import { useRun } from './stores';
import { useConfirmations } from './use-confirmations';

interface Props {
  readonly run: RunStatus;
  /** How far it has come. */
  readonly children: ReactNode;
}

/** To go on, or to stop. Production names are asked for where main will: after trouble, and once a realm was found locked. */
export function ResumeForm({ run, children }: Props) {
  const { asked, trouble, resume, minimise } = useRun((state) => state);
  const [isStopping, setStopping] = useState(false);
  const confirmations = useConfirmations(run.realms);
  const asksNames =
    run.paused?.by === 'trouble' ||
    run.paused?.by === 'restart' ||
    trouble?.kind === 'confirmation-missing' ||
    trouble?.kind === 'locked' ||
    confirmations.realms.some(({ lock }) => lock?.state === 'locked' || lock?.state === 'read-only');
  const isReady = !asksNames || confirmations.isReady;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) void resume(asksNames ? confirmations.given : []);
  };
  const problem = trouble?.field === 'typedRealmName' ? trouble.message : undefined;
  return (
    <form onSubmit={submit} noValidate className={shared.form}>
      <div className={shared.scroll}>
        {children}
        <div className={shared.fields}>
          {trouble && <FailureNotice failure={{ ...trouble, retryable: false }} />}
          {asksNames && (
            <ConfirmRealms
              confirmations={confirmations}
              to="to go on in production"
              {...(problem ? { problem } : {})}
            />
          )}
        </div>
      </div>
      {isStopping ? (
        <AskStop run={run} onBack={() => setStopping(false)} />
      ) : (
        <div className={shared.actions}>
          <Button className={shared.left} variant="default" onClick={minimise} data-autofocus>
            Minimise
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={() => setStopping(true)}
          >
            Stop…
          </Button>
          <Button
            type="submit"
            className={shared.revoke}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            disabled={!isReady}
            loading={asked === 'resume'}
          >
            Resume
          </Button>
        </div>
      )}
    </form>
  );
}
