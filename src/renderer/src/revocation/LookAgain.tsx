import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { isRevocable } from '../../../shared/consent-status';
import type { RevocationPlan } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { formatLocal } from '../components/time-format';
import classes from './revocation.module.css';
import type { Look } from './revocation-store';
import { useRevocation } from './stores';

interface Props {
  readonly plan: RevocationPlan;
  readonly look: Look;
}

/** Reads the consent once more, after an outcome that nobody knows. */
export function LookAgain({ plan, look }: Props) {
  const lookAgain = useRevocation((state) => state.lookAgain);
  const prepare = useRevocation((state) => state.prepare);
  return (
    <div className={classes.look}>
      {look.kind === 'failed' && <FailureNotice failure={look.failure} />}
      {look.kind === 'seen' && (
        <Notice
          tone={isRevocable(look.detail.consent) ? 'warning' : 'info'}
          title={isRevocable(look.detail.consent) ? 'It has not ended' : 'It has ended'}
        >
          Read at {formatLocal(look.detail.readAt)}: the realm says ‘
          {look.detail.consent.statusAsReceived || look.detail.consent.status}’.
        </Notice>
      )}
      <div className={classes.lookActions}>
        <Button
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          loading={look.kind === 'looking'}
          onClick={() => void lookAgain()}
        >
          Look again
        </Button>
        {look.kind === 'seen' && isRevocable(look.detail.consent) && (
          <Button variant="default" onClick={() => void prepare(plan.ref)}>
            Plan it again
          </Button>
        )}
      </div>
    </div>
  );
}
