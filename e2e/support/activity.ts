/** The timeline of calls, as an operator opens and reads it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { dialog, rail } from './screens';

export const activity = (page: Page): Locator => dialog(page, 'Activity');

export const callList = (page: Page): Locator => activity(page).getByRole('grid', { name: 'Calls' });

/** The rows on screen, without the header. */
export const callRows = (page: Page): Locator =>
  callList(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });

/** Right: the call that is open. */
export const openedCall = (page: Page): Locator =>
  activity(page).getByRole('complementary', { name: 'Call' });

/** How many there are, or 'm of n calls' while a filter narrows them. */
export const callCount = (page: Page): Locator =>
  activity(page)
    .getByRole('status')
    .filter({ hasText: /calls?$/ });

export async function openActivity(page: Page): Promise<void> {
  await rail(page).getByRole('button', { name: 'Activity' }).click();
  await expect(callRows(page).first()).toBeVisible();
}

export const narrowTo = (page: Page, list: 'Kind of call' | 'What came of it' | 'Realm', choice: string) =>
  activity(page).getByRole('combobox', { name: list }).selectOption(choice);

export const searchCalls = (page: Page, text: string): Promise<void> =>
  activity(page).getByRole('textbox', { name: 'Search the calls' }).fill(text);

export const copyAsCurl = (page: Page): Promise<void> =>
  openedCall(page).getByRole('button', { name: 'Copy as cURL' }).click();
