import { IconLock, IconLockOpen } from '@tabler/icons-react';
import type { RealmProfile } from '../../../shared/realm';
import { Countdown } from './Countdown';
import type { ShownLock } from './lock-state';
import classes from './locks.module.css';
import { lockNow, openUnlock, useLock } from './stores';

/** The lock of the open realm, in words, with the one thing that can be done about it. Nothing for a sandbox. */
export function LockControl({ profile }: { readonly profile: RealmProfile }) {
  const lock = useLock(profile.id);
  if (!lock || lock.state === 'open') return null;
  if (lock.state === 'read-only') return <LockState lock={lock} />;
  const isUnlocked = lock.state === 'unlocked';
  return (
    <div className={classes.control}>
      <LockState lock={lock} />
      {/* One button for both, so that the focus is still on it when the dialog has closed. */}
      <button
        type="button"
        className={classes.button}
        onClick={() => (isUnlocked ? lockNow(profile.id) : openUnlock(profile.id))}
      >
        {isUnlocked ? 'Lock now' : 'Unlock…'}
      </button>
    </div>
  );
}

const words = { locked: 'Read-only', 'read-only': 'Read-only realm' } as const;

function LockState({ lock: { state, unlockedUntil } }: { readonly lock: ShownLock }) {
  const Icon = state === 'unlocked' ? IconLockOpen : IconLock;
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={14} stroke={2} aria-hidden />
      {state === 'unlocked' ? (
        <>
          Unlocked <Countdown until={unlockedUntil ?? 0} />
        </>
      ) : (
        state !== 'open' && words[state]
      )}
    </span>
  );
}
