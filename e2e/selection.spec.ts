/** V1, B1: many are chosen one by one, by range or all of the filter, by mouse and by keyboard; never more than the operator has named. */
import type { Page } from '@playwright/test';
import { addRealms, expect, hemisConsent, production, sandbox, testWith } from './support/realms';
import { box, reportOf, reviewSelected, selectedRows, selection } from './support/revoking';
import {
  column,
  detail,
  expectCount,
  grid,
  openRealm,
  row,
  rows,
  searchBox,
  sortButton,
} from './support/screens';

const test = testWith({ name: 'sandbox', consents: 60 }, { name: 'production', consents: 40 });

const all = (page: Page) => grid(page).getByRole('checkbox', { name: /^Select all/ });

test('by mouse: boxes, ranges, all of the filter; and it survives sorting and filtering', async ({
  start,
  simulator,
}) => {
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '60 consents');
  await expect(selection(page), 'nothing is selected by itself').toHaveCount(0);

  await box(rows(page).nth(1)).click();
  await box(rows(page).nth(4)).click({ modifiers: ['Shift'] });
  await rows(page)
    .nth(6)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(selection(page)).toContainText('5 selected');
  await expect(selection(page)).toContainText('SANDBOX');
  await expect(detail(page), 'a box opens nothing').toHaveCount(0);
  await expect(all(page)).toHaveAttribute('aria-checked', 'mixed');
  const chosen = (await selectedRows(page).allInnerTexts()).sort();

  await sortButton(page, 'Customer').click();
  await expect(selection(page)).toContainText('5 selected');
  await sortButton(page, 'Created').click();
  await expect.poll(async () => (await selectedRows(page).allInnerTexts()).sort()).toEqual(chosen);

  await test.step('what the filter hides stays selected, and is said to', async () => {
    await searchBox(page).fill('Kōwhai');
    await expect(rows(page).first()).toContainText('Kōwhai');
    await all(page).click();
    const shown = await rows(page).count();
    const hidden = await selection(page).innerText();
    expect(hidden).toMatch(/selected, \d of them not in the filter/);
    await selection(page).getByRole('button', { name: 'Show selected' }).click();
    await expect(page.getByText('Only those that were selected')).toBeVisible();
    await expect(rows(page)).toHaveCount(await selectedRows(page).count());
    await selection(page).getByRole('button', { name: 'Back to the filter' }).click();
    await expect(rows(page)).toHaveCount(shown);
    await selection(page).getByRole('button', { name: 'Drop hidden' }).click();
    await expect(selection(page)).toContainText(`${shown} selected`);
    await expect(selection(page)).not.toContainText('not in the filter');
  });

  await selection(page).getByRole('button', { name: 'Clear' }).click();
  await expect(selection(page)).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
});

test('by keyboard alone, from the choice to the report', async ({ start, simulator }) => {
  const ids = ['one', 'two', 'three', 'four'].map((name) => `consent-of-hemi-${name}`);
  for (const id of ids) simulator.realm('sandbox').consents.insert({ ...hemisConsent, id });
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '64 consents');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await press('/');
  await page.keyboard.type('consent-of-hemi');
  await expect(rows(page)).toHaveCount(4);
  await press('ArrowDown', 'ArrowDown', 'Space');
  await expect(selection(page)).toContainText('1 selected');
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp');
  await expect(selection(page)).toContainText('2 selected');
  await press('Control+A');
  await expect(selection(page)).toContainText('4 selected');
  await press('Escape');
  await expect(selection(page)).toHaveCount(0);
  await press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+K');
  await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
  await page.keyboard.type('revoke 3');
  await press('Enter');

  const review = page.getByRole('dialog', { name: 'Revoke 3 consents?' });
  await expect(review.getByRole('button', { name: 'Cancel' })).toBeFocused();
  const focusOn = async (what: string) => {
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: at } = document;
        return (
          at?.getAttribute('aria-label') ||
          (at as HTMLInputElement)?.labels?.[0]?.innerText ||
          at?.textContent
        );
      });
    for (let tabs = 0; tabs < 40 && !(await focused())?.startsWith(what); tabs++) await press('Tab');
    expect(await focused()).toContain(what);
  };
  await focusOn('Reason');
  await page.keyboard.type('asked by the customer');
  await focusOn('Revoke 3 consents');
  await press('Enter');
  await expect(reportOf(page)).toBeVisible();
  await expect(reportOf(page).getByRole('button', { name: 'Close' }).last()).toBeFocused();
  await press('Enter');
  await expect(reportOf(page)).toBeHidden();
  await expect(grid(page)).toBeFocused();
  expect(ids.map((id) => simulator.realm('sandbox').consents.statusOf(id))).toContain('Authorised');
  await expect(row(page, 'Revoked')).toHaveCount(3);
  await expect(selection(page), 'what is done is let go').toHaveCount(0);
});

test('a consent that is gone is selected no more, and an empty selection is nothing', async ({
  start,
  simulator,
}) => {
  const { consents } = simulator.realm('sandbox');
  consents.insert(hemisConsent);
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await searchBox(page).fill(hemisConsent.id);
  await box(rows(page).first()).click();
  await expect(selection(page)).toContainText('1 selected');
  consents.forget(hemisConsent.id);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(selection(page)).toHaveCount(0);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('revoke');
  await expect(page.getByRole('option', { name: /^Revoke \d/ })).toHaveCount(0);
});

test('in all realms it is said how many are of which', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await openRealm(page, 'All realms');
  await expectCount(page, '100 consents');
  await all(page).click();
  await expect(selection(page)).toContainText(`40 in ${production}`);
  await expect(selection(page)).toContainText(`60 in ${sandbox}`);
  expect(new Set(await column(page, 'Realm')).size).toBe(2);
  const review = await reviewSelected(page);
  for (const text of [production, 'PRODUCTION', sandbox, 'SANDBOX']) await expect(review).toContainText(text);
  await expect(review.getByRole('button', { name: /^Revoke \d+ consents$/ })).toBeDisabled();
});
