/** The header of a column: the edge that sets its width, and the menu that is there for a pointer once it is over it. */
import type { Locator, Page } from '@playwright/test';
import { grid } from './screens';

export const header = (page: Page, title: string): Locator =>
  grid(page).getByRole('columnheader', { name: title, exact: true });

export const widthHandle = (page: Page, title: string): Locator =>
  grid(page).getByRole('separator', { name: `Width of ${title}`, includeHidden: true });

export async function openColumnMenu(page: Page, title: string): Promise<void> {
  await header(page, title).hover();
  await page.getByRole('button', { name: `${title}: more` }).click();
}
