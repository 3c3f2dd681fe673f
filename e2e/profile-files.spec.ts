/** Bad input on this computer: settings that are torn, of a newer version or not to be written, and two copies of the app at once. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { field, form, save, typed, typeRealm } from './support/form';
import { spawnApp } from './support/launch';
import { addRealms, draftOf, expect, production, sandbox, testWith } from './support/realms';
import { expectCount, rail, realmBar } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 20 }, { name: 'production', consents: 20 });

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });
const asides = (profile: string, kind: string) =>
  readdirSync(profile).filter((name) => name.startsWith(`settings.${kind}-`));

test.describe('settings that cannot be used as they are', () => {
  // A profile as a day of work leaves it: two realms.
  test.beforeEach(async ({ start, simulator }) => {
    const { page, electron } = await start();
    await addRealms(page, simulator);
    await electron.close();
  });

  test('torn: set aside, told, and the last good copy used', async ({ start, profile }) => {
    const file = join(profile, 'settings.json');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.slice(0, whole.length / 2));

    const { page } = await start();
    await expect(notices(page)).toContainText('Settings file damaged');
    await expect(notices(page)).toContainText('The last good copy is used instead.');
    for (const name of [sandbox, production]) await expect(rail(page)).toContainText(name);
    const [aside = ''] = asides(profile, 'set-aside');
    expect(readFileSync(join(profile, aside), 'utf8'), 'the torn file is kept').toBe(
      whole.slice(0, whole.length / 2),
    );
    expect(JSON.parse(readFileSync(file, 'utf8')).realms).toHaveLength(2);

    await page.getByRole('button', { name: /^Dismiss/ }).click();
    await expect(notices(page)).toBeHidden();
  });

  test('torn, and its copy too: the app starts empty, keeps both and can be used', async ({
    start,
    profile,
    simulator,
  }) => {
    for (const name of ['settings.json', 'settings.last-good.json'])
      writeFileSync(join(profile, name), '\0\0\0');
    const { page } = await start();
    await expect(notices(page)).toContainText('so the app starts with none');
    await expect(page.getByRole('button', { name: 'Explore with demo realms' })).toBeVisible();
    await addRealms(page, simulator, ['sandbox']);
    await expectCount(page, '20 consents');
    expect(asides(profile, 'set-aside')).toHaveLength(1);
    expect(
      readdirSync(profile).filter((name) => name.startsWith('settings.last-good.set-aside-')),
    ).toHaveLength(1);
  });

  test('of a newer version: left alone until something is changed, and kept for its return', async ({
    start,
    profile,
  }) => {
    const file = join(profile, 'settings.json');
    const newer = JSON.stringify({ version: 99, future: ['things', 'we do not know'] });
    writeFileSync(file, newer);

    const { page } = await start();
    await expect(notices(page)).toContainText('Settings of a newer version');
    await expect(rail(page)).toContainText(sandbox);
    expect(readFileSync(file, 'utf8')).toBe(newer);
    const [aside = ''] = asides(profile, 'newer');
    expect(readFileSync(join(profile, aside), 'utf8')).toBe(newer);
  });

  test('not to be written: told, and what was typed stays to be saved later', async ({
    start,
    profile,
    simulator,
  }) => {
    const { page } = await start();
    await expect(rail(page)).toContainText(sandbox);
    // File modes do not bind root; a folder in the file's place binds everyone.
    const file = join(profile, 'settings.json');
    rmSync(file);
    mkdirSync(join(file, 'in the way'), { recursive: true });

    await typeRealm(page, { ...draftOf(simulator, 'sandbox'), name: 'Third realm' });
    const before = await typed(page);
    await save(page);
    await expect(form(page).getByRole('alert')).toContainText(
      'The settings file cannot be written, so nothing was changed.',
    );
    expect(await typed(page)).toEqual(before);
    await expect(rail(page)).not.toContainText('Third realm');

    rmSync(file, { recursive: true });
    await save(page);
    await expect(form(page)).toBeHidden();
    await expect(realmBar(page)).toContainText('Third realm');
    expect(JSON.parse(readFileSync(file, 'utf8')).realms).toHaveLength(3);
  });

  test('a folder in the place of the settings, from the start', async ({ start, profile }) => {
    rmSync(join(profile, 'settings.json'));
    mkdirSync(join(profile, 'settings.json'));
    const { page } = await start();
    await expect(notices(page)).toContainText('Settings');
    await expect(rail(page)).toContainText(sandbox);
  });
});

test('a second copy ends, brings the first to the front, and nothing is lost', async ({
  start,
  profile,
  simulator,
}) => {
  const { page, electron } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await typeRealm(page, { ...draftOf(simulator, 'production') });
  const settings = readFileSync(join(profile, 'settings.json'), 'utf8');
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');
    const focus = window.focus.bind(window);
    window.focus = () => {
      (globalThis as { wasFocused?: boolean }).wasFocused = true;
      focus();
    };
  });

  const second = spawnApp({ profile });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect
    .poll(() => electron.evaluate(() => (globalThis as { wasFocused?: boolean }).wasFocused))
    .toBe(true);
  expect(readFileSync(join(profile, 'settings.json'), 'utf8')).toBe(settings);

  await expect(field(page, 'Name')).toHaveValue(production);
  await save(page);
  await expect(realmBar(page)).toContainText(production);
  await expectCount(page, '20 consents');
});

test('two copies started at the same moment: one of them runs, the other ends', async ({ profile }) => {
  const copies = [spawnApp({ profile }), spawnApp({ profile })].map((child) => ({
    child,
    end: new Promise<number | null>((resolve) => child.once('exit', resolve)),
  }));
  try {
    expect(await Promise.race(copies.map(({ end }) => end))).toBe(0);
    expect(copies.filter(({ child }) => child.exitCode === null)).toHaveLength(1);
  } finally {
    for (const { child } of copies) child.kill();
    await Promise.all(copies.map(({ end }) => end));
  }
});
