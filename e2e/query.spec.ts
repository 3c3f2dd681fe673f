/** B2: one language for the search box, the filters and the chips; typed, clicked, turned off, mistyped and pasted. */
import type { Locator, Page } from '@playwright/test';
import { type Simulator, sandboxRealm } from '../src/simulator';
import { expectAccessible } from './support/axe';
import { addRealms, expect, hemisConsent, testWith } from './support/realms';
import { column, expectCount, grid, openFilter, rows, searchBox } from './support/screens';

const test = testWith(sandboxRealm());

const storeOf = (simulator: Simulator) => simulator.realm('sandbox').consents;
const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Suggestions' });
const chip = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

test('a query is written by the keyboard alone, with completion', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  const { keyboard } = page;
  const revoked = storeOf(simulator).count({ statuses: ['Revoked'] });

  await test.step('a field, and a value of it', async () => {
    await keyboard.press('/');
    await keyboard.type('st');
    await expect(list(page).getByRole('option')).toHaveText([/^status:/]);
    await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    await expect(searchBox(page)).toHaveValue('status:');
    await expect(list(page).getByRole('option', { name: /^Revoked/ })).toContainText(String(revoked));
    await keyboard.type('rev');
    await keyboard.press('Enter');
    await expect(searchBox(page)).toHaveValue('status:revoked');
    await expect(searchBox(page)).toBeFocused();
    await expectCount(page, `${revoked} of 600 consents`);
    expect(new Set(await column(page, 'Status'))).toEqual(new Set(['Revoked']));
  });

  await test.step('a value with a space is quoted, a not stays', async () => {
    await keyboard.type(' -recipient:kow');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(searchBox(page)).toHaveValue('status:revoked -recipient:"Kōwhai Ledger"');
    await expect(chip(page, 'Recipient not Kōwhai Ledger')).toBeVisible();
    expect((await column(page, 'Recipient')).join()).not.toContain('Kōwhai Ledger');
  });

  await test.step('Escape closes the list first, and then clears', async () => {
    await keyboard.type(' expires:');
    await expect(list(page)).toBeVisible();
    await keyboard.press('Escape');
    await expect(list(page)).toBeHidden();
    await expect(searchBox(page)).toHaveValue(/expires:$/);
    await keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('');
    await expectCount(page, '600 consents');
  });

  await test.step('the empty box says what can be written; plain words bring up nothing', async () => {
    await keyboard.press('ArrowDown');
    await expect(list(page).getByRole('option').first()).toContainText('status:');
    await keyboard.type('kowhai ledger');
    await expect(rows(page).first()).toContainText('Kōwhai Ledger');
    await expect(list(page)).toBeHidden();
    await keyboard.press('Enter');
    await expect(grid(page)).toBeFocused();
  });
});

test('filters that are clicked write the same query', async ({ start, simulator }) => {
  storeOf(simulator).insert(hemisConsent);
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '601 consents');
  const revoked = storeOf(simulator).count({ statuses: ['Revoked'] });

  await test.step('beside what was typed', async () => {
    await searchBox(page).fill('-status:active');
    const filter = await openFilter(page, 'Status');
    await filter.getByRole('checkbox', { name: /^Revoked/ }).check();
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('-status:active status:revoked');
    await expectCount(page, `${revoked} of 601 consents`);
  });

  await test.step('a chip turns a term off and on, and takes it away', async () => {
    await chip(page, 'Status Revoked').click();
    await expect(searchBox(page)).toHaveValue('-status:active ~status:revoked');
    await expect(chip(page, 'Status Revoked')).toHaveAttribute('aria-pressed', 'false');
    await chip(page, 'Status Revoked').click();
    await expectCount(page, `${revoked} of 601 consents`);
    await page.getByRole('button', { name: 'Remove filter Status Revoked' }).click();
    await expect(searchBox(page)).toHaveValue('-status:active');
    await expect(searchBox(page)).toBeFocused();
    await page.getByRole('button', { name: 'Clear all' }).click();
  });

  await test.step('customer, permission and the last change', async () => {
    const customer = await openFilter(page, 'Customer');
    await customer.getByRole('textbox').fill('hemi tamihana');
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('customer:hemi customer:tamihana');
    await expectCount(page, '1 of 601 consents');
    await page.getByRole('button', { name: 'Clear all' }).click();

    const permission = await openFilter(page, 'Permission');
    const cluster = permission.getByRole('checkbox', { name: /^Transactions/ }).first();
    const told = await permission.getByText(/^Transactions\d+$/).innerText();
    await cluster.check();
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('permission:"Transactions"');
    const count = told.replace(/\D/g, '');
    await expectCount(page, count === '601' ? '601 of 601 consents' : `${count} of 601 consents`);
    await page.getByRole('button', { name: 'Clear all' }).click();

    const updated = await openFilter(page, 'Updated');
    await updated.getByRole('button', { name: 'Last 30 days' }).click();
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('updated:<30d');
    await expect(chip(page, 'Updated in the last 30 days')).toBeVisible();
  });
});

test('what cannot be read is told with its place, and empties nothing', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  const revoked = storeOf(simulator).count({ statuses: ['Revoked'] });

  await searchBox(page).fill('status:revoked');
  await expectCount(page, `${revoked} of 600 consents`);
  await searchBox(page).pressSequentially(',actve');
  await expect(
    page.getByText('‘actve’ at character 16: No status ‘actve’. Did you mean active?'),
  ).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(searchBox(page)).toHaveAccessibleDescription(/No status ‘actve’\. Did you mean active\?/);
  await expectCount(page, `${revoked} of 600 consents`);
  await expectAccessible(page, 'a query that cannot be read');

  await test.step('a click on the place selects it', async () => {
    await page.getByRole('button', { name: /at character 16/ }).click();
    await page.keyboard.type('active');
    await expect(searchBox(page)).toHaveValue('status:revoked,active');
    await expect(searchBox(page)).toHaveAttribute('aria-invalid', 'false');
  });

  await test.step('a field that was probably meant is hinted at', async () => {
    await searchBox(page).fill('recipent:kowhai');
    await searchBox(page).blur();
    await expect(page.getByText(/Did you mean recipient:\?/)).toBeVisible();
    await expect(searchBox(page)).toHaveAttribute('aria-invalid', 'false');
  });

  await test.step('the list and the help are accessible', async () => {
    await searchBox(page).fill('');
    await searchBox(page).pressSequentially('status:');
    await expect(list(page)).toBeVisible();
    await expectAccessible(page, 'suggestions');
    await searchBox(page).fill('');
    await page.getByRole('button', { name: 'How to search' }).click();
    await expectAccessible(page, 'how to search');
    await page.getByRole('button', { name: /^expires:<30d/ }).click();
    await expect(searchBox(page)).toHaveValue('expires:<30d');
  });
});

test('whatever is pasted, the app goes on', async ({ start, simulator }) => {
  const { page, electron } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  const paste = async (text: string) => {
    await electron.evaluate(({ clipboard }, pasted) => clipboard.writeText(pasted), text);
    await searchBox(page).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');
  };
  const broken = '\u200fKōwhai\r\n\u00a0\u202eLedger\u202c\t\ufeff';

  await test.step('line ends and marks of direction', async () => {
    await paste(broken);
    await expect(rows(page).first()).toContainText('Kōwhai Ledger');
  });

  await test.step('too many words', async () => {
    await paste(broken.repeat(600));
    await expect(page.getByText(/At most 200 words and values|longer than 10,000 characters/)).toBeVisible();
    await expect(rows(page).first()).toContainText('Kōwhai Ledger');
  });

  await test.step('one that is too long, with quotes that never close', async () => {
    await paste('recipient:"x,-~“'.repeat(2000));
    await expect(page.getByText(/longer than 10,000 characters/)).toBeVisible();
    await paste('"'.repeat(9999));
    await expect(page.getByText(/longer than/)).toBeHidden();
  });

  await test.step('and all is as before', async () => {
    await page.getByRole('button', { name: 'Clear search' }).click();
    await expectCount(page, '600 consents');
  });
});
