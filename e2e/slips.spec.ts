/** What must not come of a slip of the hand: rows that nobody chose, a column that wanders off, keys that go nowhere. */
import type { Locator, Page } from '@playwright/test';
import { openColumnMenu } from './support/column-header';
import { addRealms, expect, hemisConsent, testWith } from './support/realms';
import {
  box,
  closeReport,
  order,
  reportOf,
  reviewSelected,
  selectedRows,
  selection,
} from './support/revoking';
import { expectCount, grid, rows, searchBox } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 60 });
const ids = Array.from({ length: 9 }, (_, place) => `slip-${place}`);

test.beforeEach(({ simulator }) => {
  for (const id of ids) simulator.realm('sandbox').consents.insert({ ...hemisConsent, id });
});

/** By its place on screen, from 0. */
const at = (page: Page, place: number): Locator =>
  grid(page).locator(`[role="row"][aria-rowindex="${place + 2}"]`);
const reach = (page: Page, place: number) =>
  at(page, place).click({ modifiers: ['Shift'], position: { x: 200, y: 15 } });

test('a range is drawn from what was chosen, and from nothing that a run has let go', async ({
  start,
  simulator,
}) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await searchBox(page).fill('slip-');
  await expect(rows(page)).toHaveCount(9);
  await box(at(page, 2)).click();
  await box(at(page, 2)).click();
  await reach(page, 6);
  await reach(page, 4);
  await expect(selection(page)).toHaveCount(0);

  await box(at(page, 1)).click();
  await order(await reviewSelected(page));
  await expect(reportOf(page)).toBeVisible();
  await closeReport(page);
  await expect(selection(page)).toHaveCount(0);
  await reach(page, 7);
  await expect(selectedRows(page)).toHaveCount(1);
  await reach(page, 6);
  await expect(selection(page)).toContainText('2 selected');
  await expect(at(page, 2)).toHaveAttribute('aria-selected', 'false');
});

test('a press that slides off a column’s menu moves no column', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await expectCount(page, '69 consents');
  const titles = () => grid(page).getByRole('columnheader').allInnerTexts();
  const before = await titles();
  await openColumnMenu(page, 'Customer');
  await page.getByRole('menuitem', { name: 'Move left' }).hover();
  await page.mouse.down();
  await page.mouse.move(700, 300);
  await page.mouse.move(900, 300);
  await page.mouse.up();
  expect(await titles()).toEqual(before);
});

test('when the last row goes, the keyboard is led to what can be done about it', async ({
  start,
  simulator,
}) => {
  const { consents } = simulator.realm('sandbox');
  const { page } = await start();
  await addRealms(page, simulator);
  const clear = page.getByRole('button', { name: 'Clear all filters' });

  await test.step('after a run', async () => {
    await searchBox(page).fill('slip-0 status:active');
    await expect(rows(page)).toHaveCount(1);
    await box(at(page, 0)).click();
    await order(await reviewSelected(page));
    await expect(reportOf(page)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(reportOf(page)).toBeHidden();
    await expect(clear).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(searchBox(page)).toBeFocused();
  });

  await test.step('from the list itself', async () => {
    await searchBox(page).fill('slip-1');
    await expect(rows(page)).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await expect(grid(page)).toBeFocused();
    consents.forget('slip-1');
    // As it reads again by itself: the focus stays where it is.
    await page.getByRole('button', { name: 'Refresh' }).evaluate((button: HTMLElement) => button.click());
    await expect(rows(page)).toHaveCount(0);
    await expect(clear).toBeFocused();
  });
});
