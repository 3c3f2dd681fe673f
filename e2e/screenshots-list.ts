/** Scenes of the list itself, for `screenshots.ts`: the search box, the filters, the header, and what can be opened there. */
import type { Locator, Page } from '@playwright/test';
import { openColumnMenu, widthHandle } from './support/column-header';
import type { RunningApp } from './support/launch';
import { openFilter, sortButton } from './support/screens';
import { chooseAction, saveAs, viewsButton } from './support/views';

export const listScenes: Record<string, (app: RunningApp) => Promise<void>> = {
  'query-list': async ({ page }) => {
    await typeQuery(page, 'pay -status:pending expires:<90d recipient:a');
    await page.getByRole('listbox').waitFor();
  },
  'query-problem': async ({ page }) => {
    await typeQuery(page, 'pay ~status:ended permission:transactions created:>=2026-02-30');
    await page.getByText('no such day').waitFor();
  },
  'query-help': async ({ page }) => {
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByText('a word and a phrase').waitFor();
  },
  'query-filter': async ({ page }) => {
    await typeQuery(page, 'status:active,ended');
    const filter = await openFilter(page, 'Permission');
    await filter
      .getByRole('checkbox', { name: /^Transactions/ })
      .first()
      .check();
  },
  'filter-status': async ({ page }) => {
    await typeQuery(page, 'status:active recipient:pay');
    const filter = await openFilter(page, 'Status');
    await filter.getByRole('checkbox').first().waitFor();
  },
  'filter-recipient': async ({ page }) => {
    const filter = await openFilter(page, 'Recipient');
    await filter.getByRole('checkbox').nth(2).check();
  },
  'filter-dates': async ({ page }) => {
    await typeQuery(page, 'expires:<30d');
    const filter = await openFilter(page, 'Expires');
    await filter.getByRole('textbox').first().waitFor();
  },
  views: async ({ page }) => {
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitemradio').first().waitFor();
  },
  'view-changed': async ({ page }) => {
    await typeQuery(page, 'status:active expires:<30d');
    await saveAs(page, 'Expiring soon, for the weekly call with the partners');
    await sortButton(page, 'Expires').click();
    await viewsButton(page).click();
    await page.getByRole('menuitem', { name: /^Save changes/ }).waitFor();
  },
  'view-save': async ({ page }) => {
    await typeQuery(page, 'status:active customer:@example.com expires:<30d -permission:transactions');
    await chooseAction(page, 'Save as new view');
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  },
  'view-delete': async ({ page }) => {
    await typeQuery(page, 'status:active expires:<30d');
    await saveAs(page, 'Expiring soon');
    await chooseAction(page, 'Delete');
    await page.getByRole('dialog').waitFor();
  },
  columns: async ({ page }) => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Updated' }).waitFor();
  },
  'column-menu': async ({ page }) => {
    await openColumnMenu(page, 'Recipient');
    await page.getByRole('menuitem').first().waitFor();
  },
  'column-resize': async ({ page }) => {
    await grab(page, widthHandle(page, 'Customer'), 60);
  },
  'column-move': async ({ page }) => {
    await grab(page, sortButton(page, 'Created'), -340);
  },
};

async function typeQuery(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
}

/** Held, and not let go: the picture is of the time in between. */
async function grab(page: Page, what: Locator, way: number): Promise<void> {
  // Waits until the window has its size and the header stands still.
  await what.hover();
  const box = await what.boundingBox();
  if (!box) throw new Error('There is nothing to grab.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + way / 2, y);
  await page.mouse.move(x + way, y);
}
