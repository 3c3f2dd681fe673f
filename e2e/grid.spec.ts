/** B1, B3, K1: a list of 100,000 that the keyboard walks from end to end, and columns that are resized, moved, hidden and brought back. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { header, openColumnMenu, widthHandle } from './support/column-header';
import { addRealms, expect, hemisConsent, testWith } from './support/realms';
import { selection } from './support/revoking';
import { column, detail, expectCount, grid, rows, searchBox, sortButton } from './support/screens';

const few = testWith({ name: 'sandbox', consents: 60 });
const many = testWith({ name: 'sandbox', consents: 100_000, maxPageSize: 1_000 });

const titles = async (page: Page) =>
  (await grid(page).getByRole('columnheader').allInnerTexts()).filter((text) => text !== '');
const widthOf = async (page: Page, title: string) =>
  Math.round((await header(page, title).boundingBox())?.width ?? 0);
const rowAt = (page: Page, index: number): Locator =>
  grid(page).locator(`[role="row"][aria-rowindex="${index}"]`);
const active = async (page: Page) => {
  const id = await grid(page).getAttribute('aria-activedescendant');
  return page.locator(`[id="${id}"]`);
};
async function drag(page: Page, from: Locator, way: number): Promise<void> {
  const box = await from.boundingBox();
  if (!box) throw new Error('There is nothing to drag.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + way / 2, y);
  await page.mouse.move(x + way, y);
  await page.mouse.up();
}

few('columns: widths by pointer and by keys, order, hidden and back', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await expectCount(page, '60 consents');
  const usual = ['Status', 'Customer', 'Recipient', 'Permissions', 'Created', 'Expires'];
  expect(await titles(page)).toEqual(usual);

  await few.step('an edge is dragged, and given back to the grid by a double click', async () => {
    const before = await widthOf(page, 'Customer');
    await drag(page, widthHandle(page, 'Customer'), 60);
    await expect.poll(() => widthOf(page, 'Customer')).toBe(before + 60);
    expect(await widthOf(page, 'Status'), 'its neighbour').toBe(138);
    await widthHandle(page, 'Customer').dblclick();
    await expect.poll(() => widthOf(page, 'Customer')).toBe(before);
  });

  await few.step('Escape takes a drag back', async () => {
    const before = await widthOf(page, 'Recipient');
    await widthHandle(page, 'Recipient').hover();
    await page.mouse.down();
    await page.mouse.move(700, 300);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(() => widthOf(page, 'Recipient')).toBe(before);
  });

  await few.step('by keys: one stop for all headers, then its menu and its edge', async () => {
    await grid(page).focus();
    await page.keyboard.press('Tab');
    await expect(grid(page).getByRole('checkbox', { name: /^Select all/ })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(sortButton(page, 'Status')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(sortButton(page, 'Customer')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const edge = widthHandle(page, 'Customer');
    await expect(edge).toBeFocused();
    const before = Number(await edge.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(edge).toHaveAttribute('aria-valuenow', String(before - 48));
    expect(await widthOf(page, 'Customer')).toBe(before - 48);
    await page.keyboard.press('Enter');
    await expect(edge).toHaveAttribute('aria-valuenow', String(before));
  });

  await few.step('moved by its menu and by dragging', async () => {
    await openColumnMenu(page, 'Created');
    await page.getByRole('menuitem', { name: 'Move left' }).click();
    expect((await titles(page)).slice(3, 5)).toEqual(['Created', 'Permissions']);
    const way =
      ((await header(page, 'Status').boundingBox())?.x ?? 0) -
      ((await header(page, 'Created').boundingBox())?.x ?? 0);
    await drag(page, sortButton(page, 'Created'), way);
    expect((await titles(page)).slice(0, 2)).toEqual(['Created', 'Status']);
    await expect(header(page, 'Created'), 'a drag sorts nothing').toHaveAttribute('aria-sort', 'descending');
    expect((await column(page, 'Created'))[0]).toMatch(/\d{4}$/);
  });

  await few.step('hidden, and shown again', async () => {
    await openColumnMenu(page, 'Permissions');
    await page.getByRole('menuitem', { name: 'Hide column' }).click();
    await expect(header(page, 'Permissions')).toHaveCount(0);
    await expect(grid(page)).toBeFocused();
    await expect(grid(page), 'hidden ones are counted').toHaveAttribute('aria-colcount', '9');
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    await expectAccessible(page, 'the list of columns');
    await page.getByRole('checkbox', { name: 'Consent id' }).check();
    await expect(header(page, 'Consent id')).toBeVisible();
    await page.getByRole('button', { name: 'Back to usual columns' }).click();
    expect(await titles(page)).toEqual(usual);
    for (const title of usual.slice(1))
      await page.getByRole('checkbox', { name: title, exact: true }).uncheck();
    await expect(page.getByRole('checkbox', { name: 'Status', exact: true }), 'one stays').toBeDisabled();
    await page.getByRole('button', { name: 'Back to usual columns' }).click();
    await page.keyboard.press('Escape');
  });

  await openColumnMenu(page, 'Customer');
  await expectAccessible(page, 'a header’s menu');
});

few('letters lead to the next row that begins with them', async ({ start, simulator }) => {
  const { consents } = simulator.realm('sandbox');
  for (const name of ['Zzaroha Ngata', 'Zživa Novák'])
    consents.insert({ ...hemisConsent, id: name, user: { ...hemisConsent.user, name } });
  const { page } = await start();
  await addRealms(page, simulator);
  await expectCount(page, '62 consents');
  await grid(page).focus();
  await page.keyboard.type('zzi');
  await expect(await active(page)).toContainText('Zživa Novák');
  await page.waitForTimeout(1_100);
  await page.keyboard.type('zza');
  await expect(await active(page)).toContainText('Zzaroha Ngata');
  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
});

many('100,000 rows: every end is a key away, and the bar leads anywhere', async ({ start, simulator }) => {
  many.slow();
  const { page } = await start();
  await addRealms(page, simulator);
  await expectCount(page, '100,000 consents', { timeout: 90_000 });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '100001');
  await grid(page).focus();
  for (const [key, row] of [
    ['End', 100_001],
    ['ArrowUp', 100_000],
    ['Home', 2],
    ['ArrowDown', 3],
  ] as const) {
    await page.keyboard.press(key);
    await expect(rowAt(page, row)).toBeInViewport();
    await expect(await active(page)).toHaveAttribute('aria-rowindex', String(row));
  }
  await page.keyboard.press('PageDown');
  const paged = Number(await (await active(page)).getAttribute('aria-rowindex'));
  expect(paged).toBeGreaterThan(8);
  await page.keyboard.press('PageUp');
  await expect(await active(page)).toHaveAttribute('aria-rowindex', '3');

  await many.step('a jump by the bar; the row of the keyboard stays named', async () => {
    await grid(page).evaluate((element) => {
      element.scrollTop = element.scrollHeight / 2;
    });
    await expect(rowAt(page, 50_002)).toBeInViewport();
    await expect(await active(page)).toHaveAttribute('aria-rowindex', '3');
    const places = () =>
      rows(page).evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex'))));
    await expect
      .poll(async () => (await places()).toString() === (await places()).sort((a, b) => a - b).toString())
      .toBe(true);
    expect((await places()).length, 'no more than are in sight, and a few').toBeLessThan(60);
  });

  await page.keyboard.press('ArrowDown');
  await expect(rowAt(page, 4)).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(detail(page)).toBeVisible();
  await page.keyboard.press('End');
  await expect(rowAt(page, 100_001)).toBeInViewport();
  await expect(rowAt(page, 100_001)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+A');
  await expect(selection(page)).toContainText('100,000 selected');
});
