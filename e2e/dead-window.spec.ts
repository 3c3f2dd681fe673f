/** A window that is there and shows nothing, because a part of it could not be read: the app notices by itself, and loads it again. */
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { addRealms } from './support/realms';
import { rail } from './support/screens';

type Counted = { lost?: number };

/** The next `times` files of the window whose address matches cannot be read. What an update or a build does to a start. */
const lose = (electron: ElectronApplication, part: RegExp, times = 1) =>
  electron.evaluate(
    ({ session }, [source, limit]) => {
      const counted = globalThis as Counted;
      counted.lost = 0;
      session.defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
        const cancel = (counted.lost ?? 0) < limit && new RegExp(source).test(url);
        if (cancel) counted.lost = (counted.lost ?? 0) + 1;
        decide({ cancel });
      });
    },
    [part.source, times] as const,
  );

const lost = (electron: ElectronApplication) => electron.evaluate(() => (globalThis as Counted).lost);

/** Past what Chromium keeps in memory, as a start is. */
const reload = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.reloadIgnoringCache(),
  );

for (const [what, part] of [
  ['its page', /index\.html$/],
  ['its main script', /assets\/index-[^/]*\.js$/],
] as const)
  test(`a window that lost ${what}, twice, is loaded again`, async ({ start, simulator }) => {
    const { electron, page } = await start();
    await addRealms(page, simulator, ['sandbox']);
    await lose(electron, part, 2);
    await reload(electron);
    await expect.poll(() => lost(electron), { timeout: 20_000 }).toBe(2);
    await expect(rail(page).getByText('Kiwi Sandbox', { exact: true })).toBeVisible({ timeout: 20_000 });
  });

test('a dialog whose script was lost is told, and there after a reload', async ({ start, simulator }) => {
  const { electron, page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await lose(electron, /assets\/Settings-[^/]*\.js$/);
  const settings = rail(page).getByRole('button', { name: /^Settings/ });
  await settings.click();
  // Chromium does not ask for a lost script again as long as the page lives.
  await page.getByRole('button', { name: 'Reload' }).click();
  await settings.click();
  await expect(page.getByRole('dialog')).toBeVisible();
});
