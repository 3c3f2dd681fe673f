import { Button, TextInput } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { formatLocal } from '../components/time-format';
import { openUnlock } from './lock-door';
import classes from './revocation.module.css';
import type { Confirmations } from './use-confirmations';

interface Props {
  readonly confirmations: Confirmations;
  /** What the name is typed for: 'to revoke in production'. */
  readonly to: string;
  /** What main said of the names. */
  readonly problem?: string | undefined;
}

/** One line for each realm that asks for something: it is locked, or it is production and its name must be typed. */
export function ConfirmRealms({ confirmations: { realms, typed, type }, to, problem }: Props) {
  return realms.map(({ realmId, name, environment, lock }) => {
    if (lock?.state === 'read-only')
      return (
        <p key={realmId} className={classes.lock} data-tone="warning">
          <IconLock size={16} aria-hidden />
          <span>
            <strong>{name}</strong> is marked read-only in its settings: nothing can be revoked in it.
          </span>
        </p>
      );
    if (lock?.state === 'locked')
      return (
        <p key={realmId} className={classes.lock} data-tone="warning">
          <IconLock size={16} aria-hidden />
          <span>
            <strong>{name}</strong> is production and locked. Unlock it to revoke in it.
          </span>
          <Button variant="default" onClick={() => openUnlock(realmId)}>
            Unlock…
          </Button>
        </p>
      );
    if (environment !== 'production') return null;
    return (
      <TextInput
        key={realmId}
        label={
          <>
            Type <strong className={classes.toType}>{name}</strong> {to}
          </>
        }
        description={
          lock?.unlockedUntil ? (
            <span className={classes.unlocked}>
              <IconLockOpen size={13} aria-hidden /> Unlocked until {formatLocal(lock.unlockedUntil)}
            </span>
          ) : undefined
        }
        value={typed[realmId] ?? ''}
        spellCheck={false}
        autoComplete="off"
        error={problem}
        onChange={(event) => type(realmId, event.currentTarget.value)}
      />
    );
  });
}
