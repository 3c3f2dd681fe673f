/** The token view of a realm, and the diagnostics, found as an operator finds them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { chooseRealmAction, dialog } from './screens';

export const tokensOf = (page: Page, realm: string): Locator => dialog(page, `Tokens of ${realm}`);

export async function openTokens(page: Page, realm: string): Promise<Locator> {
  await chooseRealmAction(page, realm, 'Tokens');
  await expect(tokensOf(page, realm)).toBeVisible();
  return tokensOf(page, realm);
}

export async function closeTokens(page: Page, realm: string): Promise<void> {
  await tokensOf(page, realm).getByRole('button', { name: 'Close' }).click();
  await expect(tokensOf(page, realm)).toBeHidden();
}

/** The value of a claim in what the token says of itself. */
export const claim = (view: Locator, name: string): Locator =>
  view
    .getByRole('row')
    .filter({ has: view.page().getByRole('cell', { name, exact: true }) })
    .getByRole('cell')
    .last();

/** From the palette, as anybody finds what they know the name of. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to realm or action' }).fill(title);
  await page.getByRole('option', { name: title }).first().waitFor();
  await page.keyboard.press('Enter');
}
