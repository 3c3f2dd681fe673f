import { expect, test } from 'vitest';
import { testFolder } from './for-tests';
import { openSettings } from './settings-file';

const before = { version: 1, realms: [], preferences: { theme: 'dark', lastScope: null, unlockMinutes: 20 } };

const opened = async (look: object) => {
  const folder = testFolder();
  const preferences = { ...before.preferences, ...look };
  folder.write('settings.json', JSON.stringify({ ...before, preferences }));
  return openSettings(folder.path, 0);
};

test.each([
  ['none, as before they were kept', {}, null, null],
  ['of another shape', { columns: 'all', sort: ['created'] }, null, null],
  [
    'some of a newer version',
    { columns: [{ key: 'risk' }, { key: 'id', width: null, isHidden: true }], sort: { column: 'risk' } },
    [{ key: 'id', width: null, isHidden: true }],
    null,
  ],
  [
    'as they were kept',
    { columns: [], sort: { column: 'expires', descending: false } },
    [],
    { column: 'expires', descending: false },
  ],
])('columns and order, %s: the other settings are as they were', async (_, look, columns, sort) => {
  const { stored, notices } = await opened(look);
  expect(notices).toEqual([]);
  expect(stored.value.preferences).toEqual({ ...before.preferences, columns, sort });
});
