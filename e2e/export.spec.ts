/** E2, E3, D4: what is on screen leaves the app as a file or a ticket, whole or not at all, and the audit log knows. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { AuditPage } from '../src/shared/audit';
import { productionRealm, type Simulator, sandboxRealm } from '../src/simulator';
import { expectAccessible } from './support/axe';
import { answerSave, suggestedPath } from './support/files';
import { addRealms, callBridge, expect, hemisConsent, production, sandbox, testWith } from './support/realms';
import {
  alerts,
  column,
  detail,
  dialog,
  expectAllRead,
  expectCount,
  grid,
  openConsent,
  openFilter,
  openRealm,
  rows,
  searchBox,
} from './support/screens';

const test = testWith(sandboxRealm(), productionRealm({ consents: 30 })).extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'wych-export-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

const storeOf = (simulator: Simulator) => simulator.realm('sandbox').consents;

const asking = (page: Page): Locator => dialog(page, 'Export consents');
const saved = (page: Page): Locator => dialog(page, 'Consents exported');
const exportButton = (page: Page): Locator => page.getByRole('button', { name: 'Export…' });
const go = (page: Page): Locator => asking(page).getByRole('button', { name: /^Export .+…$/ });

interface Row {
  consentId: string;
  createdAt: string;
  customerName: string;
}
const lines = (path: string): Row[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The cells of a file whose texts hold neither quotes nor line ends. */
const csvRows = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/"([^"]*)"|(?<=^|,)(?=,|$)/g)].map((match) => match[1] ?? ''));

async function exported(page: Page, electron: ElectronApplication, path: string): Promise<void> {
  await answerSave(electron, path);
  await go(page).click();
  await expect(saved(page).getByRole('status')).toContainText('Saved as');
  await saved(page).getByRole('button', { name: 'Close' }).last().click();
  await expect(saved(page)).toBeHidden();
}

test('exactly the filtered rows, in their order, as CSV and as JSON Lines', async ({
  start,
  simulator,
  folder,
}) => {
  const { page, electron } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  const revoked = storeOf(simulator).ids({ statuses: ['Revoked'] });
  const filter = await openFilter(page, 'Status');
  await filter.getByRole('checkbox', { name: /^Revoked/ }).check();
  await page.keyboard.press('Escape');
  await expectCount(page, `${revoked.length} of 600 consents`);

  await test.step('as JSON Lines, with all columns', async () => {
    await exportButton(page).click();
    await expect(asking(page)).toContainText(`${revoked.length} filtered rows of 600 consents`);
    await expect(asking(page)).toContainText(sandbox);
    await asking(page).getByRole('radio', { name: 'JSON Lines' }).check();
    await asking(page).getByRole('radio', { name: 'All' }).check();
    await exported(page, electron, join(folder, 'all.jsonl'));
    const told = lines(join(folder, 'all.jsonl'));
    expect(told.map(({ consentId }) => consentId).sort()).toEqual([...revoked].sort());
    const times = told.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual([...times].sort((one, other) => other - one));
    const day = new Date();
    const pad = (part: number) => String(part).padStart(2, '0');
    const date = `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
    expect(await suggestedPath(electron)).toMatch(new RegExp(`consents-Kiwi-Sandbox-${date}\\.jsonl$`));
  });

  await test.step('as CSV, as shown, in another order', async () => {
    await grid(page).getByRole('button', { name: 'Customer', exact: true }).click();
    await exportButton(page).click();
    await expect(
      asking(page).getByRole('radio', { name: 'JSON Lines' }),
      'kept from last time',
    ).toBeChecked();
    await asking(page).getByRole('radio', { name: 'CSV' }).check();
    await asking(page).getByRole('radio', { name: 'As shown' }).check();
    await exported(page, electron, join(folder, 'shown.csv'));
    const [titles = [], ...told] = csvRows(join(folder, 'shown.csv'));
    expect(titles.slice(0, 4)).toEqual(['Status', 'Customer', 'Customer e-mail', 'Recipient']);
    expect(told).toHaveLength(revoked.length);
    expect(new Set(told.map(([status]) => status))).toEqual(new Set(['Revoked']));
    const onScreen = (await column(page, 'Customer')).map((cell) => cell.split('\n')[0]);
    expect(told.slice(0, onScreen.length).map(([, customer]) => customer)).toEqual(onScreen);
  });

  await test.step('and the audit log has both, without what was in them', async () => {
    const filter = { text: '', kinds: ['consents-exported'], realmId: null, from: null, to: null };
    const read = await callBridge<AuditPage>(page, 'audit', 'read', { before: null, limit: 10, filter });
    if (!read.ok) throw new Error(read.failure.kind);
    expect(
      read.value.records.map(({ realm, details }) => [realm?.name, details?.format, details?.rows]),
    ).toEqual([
      [sandbox, 'csv', revoked.length],
      [sandbox, 'jsonl', revoked.length],
    ]);
    expect(read.value.records[0]?.details).toMatchObject({ filtered: true });
  });
  expect(readdirSync(folder).sort()).toEqual(['all.jsonl', 'shown.csv']);
});

test('several realms, and those that are selected', async ({ start, simulator, folder }) => {
  const { page, electron } = await start();
  await addRealms(page, simulator);
  await openRealm(page, 'All realms');
  await expectCount(page, '630 consents');
  await exportButton(page).click();
  await expect(asking(page).getByRole('list', { name: 'Realms' })).toContainText(`${production}PRODUCTION`);
  await asking(page).getByRole('radio', { name: 'All' }).check();
  await exported(page, electron, join(folder, 'all.csv'));
  const [titles = [], ...told] = csvRows(join(folder, 'all.csv'));
  const count = (environment: string) =>
    told.filter((cells) => cells[titles.indexOf('Environment')] === environment).length;
  expect([count('sandbox'), count('production')]).toEqual([600, 30]);

  await grid(page).focus();
  for (const key of ['Home', 'Space', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('2 selected');
  await exportButton(page).click();
  await expect(asking(page).getByRole('radio', { name: '2 selected consents' })).toBeChecked();
  await exported(page, electron, join(folder, 'two.csv'));
  expect(csvRows(join(folder, 'two.csv'))).toHaveLength(3);
});

const many = testWith(sandboxRealm({ consents: 40_000 })).extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'wych-export-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

many('a cancel, a reload and a failure leave nothing half-done', async ({ start, simulator, folder }) => {
  many.slow();
  const { page, electron } = await start();
  await addRealms(page, simulator);
  await expectCount(page, '40,000 consents', { timeout: 60_000 });
  await expectAllRead(page);
  const path = join(folder, 'out.csv');
  writeFileSync(path, 'of yesterday');
  const untouched = () => {
    expect(readdirSync(folder)).toEqual(['out.csv']);
    expect(readFileSync(path, 'utf8')).toBe('of yesterday');
  };
  const running = dialog(page, 'Exporting …');
  const begin = async () => {
    await answerSave(electron, path);
    await go(page).click();
    await expect(running.getByRole('progressbar')).toBeVisible();
    await expect(running).toContainText(/\d of 40,000 rows/);
    expect(readdirSync(folder)).toHaveLength(2);
  };

  await many.step('cancelled: Escape does not, Cancel does', async () => {
    await exportButton(page).click();
    await begin();
    await expect(running.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect(asking(page)).toContainText('The export was cancelled. Nothing was saved.');
    untouched();
  });

  await many.step('no place was chosen', async () => {
    await answerSave(electron, null);
    await go(page).click();
    await expect(asking(page)).toBeVisible();
    untouched();
  });

  await many.step('the window is reloaded', async () => {
    await begin();
    await page.reload();
    await expect.poll(() => readdirSync(folder)).toEqual(['out.csv']);
    untouched();
    await expectCount(page, '40,000 consents', { timeout: 60_000 });
  });

  await many.step('told why, tried again, and whole', async () => {
    mkdirSync(join(folder, 'a folder.csv'));
    await answerSave(electron, join(folder, 'a folder.csv'));
    await exportButton(page).click();
    await go(page).click();
    const failed = dialog(page, 'Consents were not exported');
    await expect(alerts(page)).toContainText('‘a folder.csv’ is a folder.');
    await expectAccessible(page, 'export failed');
    await answerSave(electron, path);
    await failed.getByRole('button', { name: 'Try again' }).click();
    await expect(saved(page).getByRole('status')).toContainText('40,000 rows', { timeout: 60_000 });
    expect(csvRows(path)).toHaveLength(40_001);
  });
});

test('by keyboard alone, and told to those who do not see it', async ({ start, simulator, folder }) => {
  const { page, electron } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  await answerSave(electron, join(folder, 'out.jsonl'));
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
  await page.keyboard.type('export');
  await expect(page.getByRole('option', { name: 'Export rows…' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(asking(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(page, 'export: what is wanted');
  await page.keyboard.press('Escape');
  await expect(asking(page)).toBeHidden();
  await expect(grid(page)).toBeFocused();

  await exportButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(asking(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(asking(page).getByRole('radio', { name: 'As shown' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Tab');
  await expect(asking(page).getByRole('radio', { name: 'CSV' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  for (let tabs = 0; tabs < 3; tabs++) await page.keyboard.press('Tab');
  await expect(go(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(saved(page).getByRole('status')).toContainText('Saved as ‘out.jsonl’');
  await expect(saved(page).getByRole('button', { name: 'Close' }).last()).toBeFocused();
  await expectAccessible(page, 'export: saved');
  await page.keyboard.press('Enter');
  await expect(saved(page)).toBeHidden();
  await expect(exportButton(page)).toBeFocused();
  expect(lines(join(folder, 'out.jsonl'))).toHaveLength(600);
});

test('one consent for a ticket: its id, a table in Markdown, a page as PDF', async ({
  start,
  simulator,
  folder,
}) => {
  storeOf(simulator).insert({
    ...hemisConsent,
    recipient: { id: 'x', name: 'Pipe | [link](http://evil.example)' },
  });
  const { page, electron } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '601 consents');
  await openConsent(page, hemisConsent.id);
  const clipboard = () => electron.evaluate(({ clipboard: board }) => board.readText());
  const told = detail(page).getByRole('status');

  await detail(page).getByRole('button', { name: 'Copy id' }).click();
  await expect(told.filter({ hasText: 'Consent id copied' })).toHaveCount(1);
  expect(await clipboard()).toBe(hemisConsent.id);

  await detail(page).getByRole('button', { name: 'Copy as Markdown' }).focus();
  await page.keyboard.press('Enter');
  await expect(told.filter({ hasText: 'Copied as Markdown' })).toHaveCount(1);
  const markdown = await clipboard();
  expect(markdown).toContain(`| Consent | \`${hemisConsent.id}\` |`);
  expect(markdown).toContain(`| Realm | \`${sandbox}\` **SANDBOX** |`);
  expect(markdown).toContain('| Recipient | `Pipe `&#124;` [link](http://evil.example)`, `x` |');
  expect(markdown).toMatch(/\| Read \| \d\d \w+ \d{4}, \d\d:\d\d UTC \|/);
  await expectAccessible(page, 'detail with its copies');

  await answerSave(electron, join(folder, 'confirmation.pdf'));
  await detail(page).getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(told.filter({ hasText: 'Saved as ‘confirmation.pdf’' })).toHaveCount(1);
  expect(readFileSync(join(folder, 'confirmation.pdf')).subarray(0, 5).toString()).toBe('%PDF-');

  await answerSave(electron, join(folder, 'gone', 'confirmation.pdf'));
  await detail(page).getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(alerts(page)).toHaveCount(1);
  expect(existsSync(join(folder, 'gone'))).toBe(false);
  await searchBox(page).fill('');
  await rows(page).nth(3).click();
  await expect(alerts(page), 'of another consent').toHaveCount(0);
});
