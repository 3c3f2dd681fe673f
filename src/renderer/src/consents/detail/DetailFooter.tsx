import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useId } from 'react';
import type { Consent } from '../../../../shared/consent';
import { isRevocable } from '../../../../shared/consent-status';
import { formatLocal, formatRelative } from '../../components/time-format';
import { planStore } from '../../revocation/stores';
import { statusLabel } from '../rows/shown-status';
import { useDetail } from '../stores';
import classes from './footer.module.css';

interface Props {
  readonly consent: Consent;
  readonly readAt: number | undefined;
  readonly isReading: boolean;
  readonly now: number;
}

/** How fresh this is, and the one thing that can be done. */
export function DetailFooter({ consent, readAt, isReading, now }: Props) {
  const reload = useDetail((state) => state.reload);
  const reasonId = useId();
  const canRevoke = isRevocable(consent);
  return (
    <footer className={classes.footer}>
      <div className={classes.freshness}>
        <span title={readAt === undefined ? undefined : formatLocal(readAt)}>
          {freshness(readAt, isReading, now)}
        </span>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconRefresh size={14} aria-hidden />}
          aria-disabled={isReading}
          onClick={isReading ? undefined : reload}
        >
          Reload
        </Button>
      </div>
      {!canRevoke && (
        <span id={reasonId} className={classes.reason}>
          Already ended: {statusLabel(consent, now).toLowerCase()}
        </span>
      )}
      <Button
        variant="outline"
        className={classes.revoke}
        disabled={!canRevoke}
        aria-describedby={canRevoke ? undefined : reasonId}
        onClick={() => void planStore.getState().choose([consent])}
      >
        Revoke…
      </Button>
    </footer>
  );
}

function freshness(readAt: number | undefined, isReading: boolean, now: number): string {
  if (readAt === undefined) return isReading ? 'Reading again …' : 'From the list';
  const age = now - readAt;
  return age < 60_000 ? 'Read again just now' : `Read again ${formatRelative(readAt, now)}`;
}
