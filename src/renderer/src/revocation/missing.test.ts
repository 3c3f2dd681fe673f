import { expect, test } from 'vitest';
import type { ShownLock } from '../locks/lock-state';
import { missingOf } from './missing';

const realm = (name: string, environment: 'sandbox' | 'production', state: ShownLock['state'] | null) => ({
  realmId: name.toLowerCase(),
  name,
  environment,
  lock: state === null ? undefined : { state, unlockedUntil: null },
});

test.each([
  ['a sandbox asks for nothing', [realm('Kiwi', 'sandbox', 'open')], {}, null],
  ['nor one that is not on this computer any more', [realm('Kiwi', 'sandbox', null)], {}, null],
  ['locked', [realm('Kiwi', 'production', 'locked')], { kiwi: 'Kiwi' }, '‘Kiwi’ is locked.'],
  ['read-only', [realm('Kiwi', 'sandbox', 'read-only')], {}, '‘Kiwi’ is read-only.'],
  [
    'its name',
    [realm('Kiwi', 'production', 'unlocked')],
    { kiwi: 'kiwi' },
    'The name of ‘Kiwi’ is still to be typed.',
  ],
  ['typed', [realm('Kiwi', 'production', 'unlocked')], { kiwi: ' Kiwi ' }, null],
  [
    'each of several',
    [realm('Kiwi', 'production', 'unlocked'), realm('Moa', 'production', 'unlocked')],
    { kiwi: 'Kiwi' },
    'The name of ‘Moa’ is still to be typed.',
  ],
] as const)('%s', (_, realms, typed, missing) => {
  expect(missingOf(realms, typed)).toBe(missing);
});
