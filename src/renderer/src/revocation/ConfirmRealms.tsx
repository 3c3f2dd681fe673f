import { Button, TextInput } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
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
  return realms.map((realm) => (
    <ConfirmRealm
      key={realm.realmId}
      realm={realm}
      typed={typed[realm.realmId] ?? ''}
      onType={(name) => type(realm.realmId, name)}
      to={to}
      problem={problem}
    />
  ));
}

interface RealmProps extends Pick<Props, 'to' | 'problem'> {
  readonly realm: Confirmations['realms'][number];
  readonly typed: string;
  readonly onType: (name: string) => void;
}

function ConfirmRealm({
  realm: { realmId, name, environment, lock },
  typed,
  onType,
  to,
  problem,
}: RealmProps) {
  const field = useRef<HTMLInputElement>(null);
  const state = lock?.state;
  const before = useRef(state);
  // The button that unlocked it is gone, and its name is what comes next.
  useEffect(() => {
    if (before.current === 'locked' && state === 'unlocked') field.current?.focus();
    before.current = state;
  }, [state]);
  if (state === 'read-only')
    return (
      <p className={classes.lock}>
        <IconLock size={16} aria-hidden />
        <span>
          <strong>{name}</strong> is marked read-only in its settings: nothing can be revoked in it.
        </span>
      </p>
    );
  if (state === 'locked')
    return (
      <p className={classes.lock}>
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
      ref={field}
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
      value={typed}
      spellCheck={false}
      autoComplete="off"
      error={problem}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
