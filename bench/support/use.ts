/** What an operator does with a list, each until it is done. */
import type { BridgeApi } from '../../src/shared/bridge';
import type { BenchApp } from './app';

/** Reads everything again, and waits until `count` are listed and the button is back. */
export const refresh = ({ page }: BenchApp, count: number): Promise<void> =>
  page.evaluate((rows) => {
    const button = () =>
      [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Refresh');
    const from = performance.now();
    button()?.click();
    return new Promise<void>((resolve, reject) => {
      let isReading = false;
      const look = () => {
        isReading ||= !button();
        const listed = Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) - 1;
        if (isReading && button() && listed === rows) resolve();
        else if (performance.now() - from > 120_000) reject(new Error(`${listed} of ${rows} were listed.`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, count);

export async function search({ page }: BenchApp, text: string): Promise<void> {
  await page.locator('input[aria-label="Search consents"]').evaluate((input, value) => {
    // Not typed: Chromium's undo history would grow with every text, and its nodes be counted as the app's.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await page.waitForTimeout(150);
}

/** The calls that were recorded are kept on purpose, up to a bound of their own (`activity-memory.test.ts`): what else there is shows without them. */
export const clearActivity = ({ page }: BenchApp): Promise<unknown> =>
  page.evaluate(() => (globalThis as unknown as { wych: BridgeApi }).wych.activity.clear());

export async function sortBy({ page }: BenchApp, column: string): Promise<void> {
  await page
    .getByRole('columnheader', { name: new RegExp(`^${column}`) })
    .getByRole('button', { name: new RegExp(`^${column}`) })
    .first()
    .click();
  await page.waitForTimeout(150);
}

/** Opens each of these and closes it again: what floats over the list is made anew every time. */
export async function lookIntoMenus({ page }: BenchApp): Promise<void> {
  const openings = [
    { button: page.getByRole('button', { name: 'Customer: more' }), role: 'menu' },
    { button: page.getByRole('button', { name: /^View/ }), role: 'menu' },
    { button: page.getByRole('button', { name: 'Columns', exact: true }), role: 'dialog' },
    { button: page.getByRole('search').getByRole('button', { name: /^Status/ }), role: 'dialog' },
  ] as const;
  for (const { button, role } of openings) {
    await button.click();
    await page.getByRole(role).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole(role).waitFor({ state: 'detached' });
  }
}
