import { describe, expect, test, vi } from 'vitest';
import type { RealmProfile } from '../../shared/realm';
import { testFolder } from '../storage/for-tests';
import { openSettings } from '../storage/settings-file';
import { PreferenceStore, startScope } from './preferences';

test('only what is named changes, a chosen theme is told once it is saved, and all is there in the next run', async () => {
  const { path } = testFolder();
  const applyTheme = vi.fn();
  const preferences = new PreferenceStore((await openSettings(path, 0)).stored, applyTheme);
  expect(preferences.get()).toEqual({
    theme: 'system',
    lastScope: null,
    unlockMinutes: 15,
    columns: null,
    sort: null,
  });
  preferences.set({ theme: 'dark' });
  preferences.set({ lastScope: { kind: 'all' }, theme: undefined });
  expect(applyTheme.mock.calls).toEqual([['dark']]);
  const again = new PreferenceStore((await openSettings(path, 0)).stored, applyTheme);
  expect(again.get()).toEqual({
    theme: 'dark',
    lastScope: { kind: 'all' },
    unlockMinutes: 15,
    columns: null,
    sort: null,
  });
});

test('a switch of realm is told even when it cannot be kept, and nothing else is taken for one', async () => {
  const { stored } = await openSettings(testFolder().path, 0);
  const switched = vi.fn();
  const preferences = new PreferenceStore(stored, () => {}, switched);
  preferences.set({ theme: 'dark' });
  preferences.set({ unlockMinutes: 5, lastScope: undefined });
  expect(switched).not.toHaveBeenCalled();
  preferences.set({ lastScope: { kind: 'all' } });
  // The same again: a window that starts anew does not know what main remembers.
  preferences.set({ lastScope: { kind: 'all' } });
  expect(switched.mock.calls).toEqual([[{ kind: 'all' }], [{ kind: 'all' }]]);

  const full: typeof stored = {
    value: stored.value,
    update: () => {
      throw new Error('the disk is full');
    },
  };
  expect(() => new PreferenceStore(full, () => {}, switched).set({ lastScope: { kind: 'all' } })).toThrow();
  expect(switched).toHaveBeenCalledTimes(3);
});

describe('what is open at the start', () => {
  const realm = (id: string, environment: RealmProfile['environment']) =>
    ({ id, environment }) as RealmProfile;
  const [sandbox, production] = [realm('s', 'sandbox'), realm('p', 'production')];
  const one = (realmId: string) => ({ kind: 'realm', realmId }) as const;
  const all = { kind: 'all' } as const;

  test.each([
    ['where the operator was', one('s'), [sandbox, production], one('s')],
    ['never production', one('p'), [sandbox, production], null],
    ['never a realm that turned production', one('s'), [realm('s', 'production')], null],
    ['all realms, when all are sandboxes', all, [sandbox], all],
    ['not all realms, when one is production', all, [sandbox, production], null],
    ['nothing, when the realm is gone', one('x'), [sandbox], null],
    ['nothing, when there is no realm', all, [], null],
    ['nothing, at first', null, [sandbox], null],
  ] as const)('%s', (_, last, profiles, expected) => {
    expect(startScope(last, profiles)).toEqual(expected);
  });
});
