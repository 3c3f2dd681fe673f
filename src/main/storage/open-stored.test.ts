import { mkdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FailureError } from '../../shared/failure';
import { testFolder } from './for-tests';
import { openSettings, type Settings } from './settings-file';

const now = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
const aside = 'settings.set-aside-2026-01-02T030405-006Z.json';
const dark = (settings: Settings): Settings => ({
  ...settings,
  preferences: { ...settings.preferences, theme: 'dark' },
});
const light = (settings: Settings): Settings => ({
  ...settings,
  preferences: { ...settings.preferences, theme: 'light' },
});
const mode = (path: string) => statSync(path).mode & 0o777;

/** A folder where 'dark' was saved in an earlier run. */
async function savedFolder() {
  const folder = testFolder();
  const { stored } = await openSettings(folder.path, now);
  stored.update(dark);
  return folder;
}

describe('a first start', () => {
  test('writes nothing and tells nothing', async () => {
    const folder = testFolder();
    const opened = await openSettings(folder.path, now);
    expect(opened.notices).toEqual([]);
    expect(opened.stored.value.realms).toEqual([]);
    expect(folder.files()).toEqual([]);
  });

  test('a change is on disk when update returns, for the owner alone, and is there again', async () => {
    const folder = await savedFolder();
    expect(folder.files()).toEqual(['settings.json', 'settings.last-good.json']);
    for (const name of folder.files()) expect(mode(join(folder.path, name))).toBe(0o600);
    const again = await openSettings(folder.path, now);
    expect(again.notices).toEqual([]);
    expect(again.stored.value.preferences.theme).toBe('dark');
  });

  test('a content that is not of the schema is a bug, and changes nothing', async () => {
    const folder = await savedFolder();
    const { stored } = await openSettings(folder.path, now);
    expect(() => stored.update((value) => ({ ...value, realms: [{} as never] }))).toThrow();
    expect(stored.value.realms).toEqual([]);
    expect((await openSettings(folder.path, now)).stored.value.realms).toEqual([]);
  });
});

describe('a damaged file', () => {
  test('cut after any byte: it is kept under another name and the last good copy is used', async () => {
    const whole = (await savedFolder()).read('settings.json');
    const lengths = fc.sample(fc.integer({ min: 0, max: whole.trimEnd().length - 1 }), 40);
    for (const length of lengths) {
      const folder = await savedFolder();
      folder.write('settings.json', whole.slice(0, length));
      const opened = await openSettings(folder.path, now);
      expect(opened.stored.value.preferences.theme).toBe('dark');
      expect(opened.notices).toMatchObject([{ title: 'Settings file damaged' }]);
      expect(opened.notices[0]?.text).toContain(aside);
      expect(folder.read(aside)).toBe(whole.slice(0, length));
      // Mended at once: a second start has nothing to tell.
      expect((await openSettings(folder.path, now + 1)).notices).toEqual([]);
    }
  });

  test.each([
    'null',
    '[]',
    '"settings"',
    '{}',
    '{"version":"1"}',
    '{"version":0}',
    '<!doctype html><p>Sign in to the proxy</p>',
    '{"version":1,"realms":[{}],"preferences":{"theme":"dark","lastScope":null}}',
    '{"version":1,"realms":[],"preferences":{"theme":"dark","lastScope":null},"more":1}',
    '{"version":1,"realms":[],"preferences":{"theme":"dark","lastScope":null},"__proto__":{"x":1}}',
    '\0\0\0\0',
  ])('%s is set aside; without a copy the app starts with none', async (text) => {
    const folder = testFolder();
    folder.write('settings.json', text);
    const opened = await openSettings(folder.path, now);
    expect(opened.stored.value.preferences.theme).toBe('system');
    expect(opened.notices[0]?.text).toContain('no earlier copy');
    expect(folder.read(aside)).toBe(text);
    opened.stored.update(light);
    expect((await openSettings(folder.path, now)).stored.value.preferences.theme).toBe('light');
  });

  test('a byte order mark is no damage', async () => {
    const folder = await savedFolder();
    folder.write('settings.json', `\ufeff${folder.read('settings.json')}`);
    const opened = await openSettings(folder.path, now);
    expect(opened.notices).toEqual([]);
    opened.stored.update(light);
    expect((await openSettings(folder.path, now)).stored.value.preferences.theme).toBe('light');
  });

  test('a missing file is replaced by the last good copy', async () => {
    const folder = await savedFolder();
    const copy = folder.read('settings.last-good.json');
    const emptier = testFolder();
    emptier.write('settings.last-good.json', copy);
    const opened = await openSettings(emptier.path, now);
    expect(opened.stored.value.preferences.theme).toBe('dark');
    expect(opened.notices).toMatchObject([{ title: 'Settings file missing' }]);
  });

  test('a folder in its place is moved aside', async () => {
    const folder = testFolder();
    mkdirSync(join(folder.path, 'settings.json'));
    const opened = await openSettings(folder.path, now);
    expect(opened.notices).toMatchObject([{ title: 'Settings file damaged' }]);
    opened.stored.update(dark);
    expect(folder.files()).toContain(aside);
  });

  test('a damaged copy is set aside too, without a word while the file is good', async () => {
    const folder = await savedFolder();
    folder.write('settings.last-good.json', '{');
    expect((await openSettings(folder.path, now)).notices).toEqual([]);
    expect(folder.read('settings.last-good.set-aside-2026-01-02T030405-006Z.json')).toBe('{');
  });
});

describe('a file of a newer version', () => {
  const newer = '{"version":2,"realms":{"by":"id"}}';

  test('is copied once, left alone until the first change, and told of at every start', async () => {
    const folder = testFolder();
    folder.write('settings.json', newer);
    utimesSync(join(folder.path, 'settings.json'), now / 1000, now / 1000);
    const kept = 'settings.newer-2026-01-02T030405-006Z.json';
    for (const start of [now, now + 1000]) {
      const opened = await openSettings(folder.path, start);
      expect(opened.notices).toMatchObject([{ title: 'Settings of a newer version' }]);
      expect(opened.notices[0]?.text).toContain(kept);
      expect(folder.files()).toEqual(['settings.json', kept]);
      expect(folder.read('settings.json')).toBe(newer);
    }
    const { stored } = await openSettings(folder.path, now);
    stored.update(dark);
    expect(folder.read(kept)).toBe(newer);
    expect((await openSettings(folder.path, now)).notices).toEqual([]);
  });
});

describe('the folder', () => {
  test('leftovers of interrupted writes are swept, other files are not', async () => {
    const folder = await savedFolder();
    for (const name of ['settings.json.tmp-1234567890abcdef', 'settings.last-good.json.tmp-1234567890abcdef'])
      folder.write(name, 'half');
    const others = ['settings.json.tmp-mine', 'notes.json.tmp-1234567890abcdef'];
    for (const name of others) folder.write(name, 'mine');
    await openSettings(folder.path, now);
    expect(folder.files()).toEqual(['settings.json', 'settings.last-good.json', ...others].sort());
  });

  test('that cannot be: told at the start, a change fails and changes nothing', async () => {
    const folder = testFolder();
    folder.write('file', '');
    const opened = await openSettings(join(folder.path, 'file', 'below'), now);
    expect(opened.notices).toMatchObject([{ title: 'Settings cannot be saved' }]);
    const error = catchFailure(() => opened.stored.update(dark));
    expect(error.failure).toMatchObject({ kind: 'storage', retryable: true });
    expect(error.failure.hint).toContain('rights');
    expect(opened.stored.value.preferences.theme).toBe('system');
  });

  test('SNAP, which would make writes tear, is unset', async () => {
    process.env.SNAP = '/snap/wych/1';
    await openSettings(testFolder().path, now);
    expect(process.env.SNAP).toBeUndefined();
  });
});

function catchFailure(act: () => void): FailureError {
  try {
    act();
  } catch (error) {
    if (error instanceof FailureError) return error;
  }
  throw new Error('No failure was thrown.');
}
