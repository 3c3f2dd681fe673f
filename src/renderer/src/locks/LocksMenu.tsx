import { Menu } from '@mantine/core';
import { IconChevronDown, IconLock, IconLockOpen } from '@tabler/icons-react';
import type { RealmEntry, RealmProfile } from '../../../shared/realm';
import { Countdown } from './Countdown';
import { shownLock } from './lock-state';
import classes from './locks.module.css';
import { lockNow, openUnlock, useLocks } from './stores';

/** All realms at once: how many are production, how many of them can be changed, and the lock of each. */
export function LocksMenu({ entries }: { readonly entries: readonly RealmEntry[] }) {
  const locks = useLocks((state) => state.locks);
  const production = entries.filter(({ profile }) => profile.environment === 'production');
  if (production.length === 0) return null;
  const unlocked = production.filter(({ profile }) => shownLock(profile, locks).state === 'unlocked').length;
  return (
    <Menu
      position="bottom-start"
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button type="button" className={classes.summary} data-state={unlocked > 0 ? 'unlocked' : 'locked'}>
          {unlocked > 0 ? (
            <IconLockOpen size={14} stroke={2} aria-hidden />
          ) : (
            <IconLock size={14} stroke={2} aria-hidden />
          )}
          {production.length} of {entries.length} are production · {unlocked > 0 ? unlocked : 'none'} unlocked
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {production.map(({ profile }) => (
          <LockItem key={profile.id} profile={profile} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const icon = { size: 15, stroke: 1.75, 'aria-hidden': true } as const;

function LockItem({ profile }: { readonly profile: RealmProfile }) {
  const { state, unlockedUntil } = shownLock(
    profile,
    useLocks(({ locks }) => locks),
  );
  if (state === 'unlocked')
    return (
      <Menu.Item
        leftSection={<IconLockOpen {...icon} />}
        rightSection={<Countdown until={unlockedUntil ?? 0} />}
        onClick={() => lockNow(profile.id)}
      >
        Lock ‘{profile.name}’ now
      </Menu.Item>
    );
  if (state === 'read-only')
    return (
      <Menu.Item leftSection={<IconLock {...icon} />} rightSection="Read-only realm" disabled>
        {profile.name}
      </Menu.Item>
    );
  return (
    <Menu.Item leftSection={<IconLock {...icon} />} onClick={() => openUnlock(profile.id)}>
      Unlock ‘{profile.name}’…
    </Menu.Item>
  );
}
