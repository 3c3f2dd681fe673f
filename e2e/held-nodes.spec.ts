/** Whatever opens and closes leaves nothing behind: an operator opens menus all day, and the window stays as light as it was. */
import type { Page } from '@playwright/test';
import { openColumnMenu } from './support/column-header';
import { nodesHeld } from './support/held-nodes';
import type { RunningApp } from './support/launch';
import { addRealms, expect, testWith } from './support/realms';
import { expectCount, openFilter, rail, row } from './support/screens';
import { chooseAction, viewsButton } from './support/views';

const test = testWith({ name: 'sandbox', consents: 60 });

interface Opening {
  readonly what: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** There while it is open; Escape takes it away. */
  readonly role: 'menu' | 'dialog' | 'complementary';
}

const inRail = (page: Page, name: RegExp) => rail(page).getByRole('button', { name });
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();
const key = (keys: string) => (page: Page) => page.keyboard.press(keys);

const menusAndPopovers: readonly Opening[] = [
  { what: 'menu of a column', open: (page) => openColumnMenu(page, 'Customer'), role: 'menu' },
  { what: 'menu of the views', open: (page) => viewsButton(page).click(), role: 'menu' },
  { what: 'menu of a realm', open: (page) => inRail(page, /^Actions for/).click(), role: 'menu' },
  { what: 'columns', open: press('Columns'), role: 'dialog' },
  { what: 'filter', open: (page) => openFilter(page, 'Status'), role: 'dialog' },
  { what: 'how to search', open: press('How to search'), role: 'dialog' },
];
const dialogsAndPanels: readonly Opening[] = [
  { what: 'name of a view', open: (page) => chooseAction(page, 'Save as new view'), role: 'dialog' },
  { what: 'export', open: press('Export…'), role: 'dialog' },
  { what: 'form of a realm', open: press('Add a realm'), role: 'dialog' },
  { what: 'audit log', open: press('Audit log'), role: 'dialog' },
  { what: 'activity', open: key('Control+j'), role: 'dialog' },
  { what: 'customers', open: key('Control+b'), role: 'dialog' },
  { what: 'settings', open: key('Control+,'), role: 'dialog' },
  { what: 'palette', open: key('Control+k'), role: 'dialog' },
  { what: 'detail', open: (page) => row(page, '@').first().click(), role: 'complementary' },
];

/** Before they are counted: what is loaded and made once. */
const warmUp = 3;
const times = 20;

async function openAndClose({ page }: RunningApp, { open, role }: Opening, count: number): Promise<void> {
  const opened = page.getByRole(role);
  for (let time = 0; time < count; time++) {
    await open(page);
    await expect(opened).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(opened).toHaveCount(0);
  }
}

for (const [what, openings] of Object.entries({ menusAndPopovers, dialogsAndPanels }))
  test(`${what}: opened and closed ${times} times, and all of it is gone`, async ({ start, simulator }) => {
    test.slow();
    const app = await start();
    await addRealms(app.page, simulator);
    await expectCount(app.page, '60 consents');
    for (const opening of openings)
      await test.step(opening.what, async () => {
        await openAndClose(app, opening, warmUp);
        const before = await nodesHeld(app);
        await openAndClose(app, opening, times);
        const grown = async () => {
          const { nodes, listeners } = await nodesHeld(app);
          return Math.max(nodes - before.nodes, listeners - before.listeners);
        };
        // Less than one for each time. Polled, since a dialog's last parts may still be on their way out.
        await expect.poll(grown, opening.what).toBeLessThan(times);
      });
  });
