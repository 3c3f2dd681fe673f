/** axe-core in the window itself: WCAG 2.2 AA and what axe calls best practice. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each place that is not accessible. */
async function violations(page: Page, rules: readonly string[] | null): Promise<string[]> {
  // By the debugger, so that the page's own policy, which allows no foreign script, stays as it is.
  await page.evaluate(`'axe' in window || (() => {${source}})()`);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const results = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  );
}

/** What is on screen now has no violation: in light by every rule, in dark by those that look at colours. */
export const expectAccessible = (page: Page, screen: string): Promise<void> =>
  test.step(screen, async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator(`[data-mantine-color-scheme=${colorScheme}]`)).toBeAttached();
      // Colours change by transitions, and an inherited one by one for each level of the page.
      await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
      expect(
        await violations(page, colorScheme === 'light' ? null : ['color-contrast', 'link-in-text-block']),
        `${screen}, ${colorScheme}`,
      ).toEqual([]);
    }
  });
