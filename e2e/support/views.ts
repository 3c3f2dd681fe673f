/** The views of the list, found and chosen as a user does. */
import type { Locator, Page } from '@playwright/test';
import type { SavedView } from '../../src/shared/view';
import { callBridge } from './realms';
import { dialog, grid } from './screens';

export const viewsButton = (page: Page): Locator =>
  page.getByRole('search', { name: 'Consents' }).getByRole('button', { name: /^View/ });
export const menu = (page: Page): Locator => page.getByRole('menu', { name: /^View/ });
export const choice = (page: Page, name: string): Locator =>
  menu(page).getByRole('menuitemradio', { name: new RegExp(`^${name}`) });
export const header = (page: Page, title: string): Locator =>
  grid(page).getByRole('columnheader', { name: title });

export async function chooseView(page: Page, name: string): Promise<void> {
  await viewsButton(page).click();
  await choice(page, name).click();
}

export async function chooseAction(page: Page, name: string): Promise<void> {
  await viewsButton(page).click();
  await menu(page)
    .getByRole('menuitem', { name: new RegExp(`^${name}`) })
    .click();
}

export async function saveAs(page: Page, name: string): Promise<void> {
  await chooseAction(page, 'Save as new view');
  const form = dialog(page, 'Save as new view');
  await form.getByLabel('Name').fill(name);
  await form.getByRole('button', { name: 'Save view' }).click();
}

/** As main keeps them. */
export const kept = async (page: Page): Promise<SavedView[]> => {
  const answer = await callBridge<SavedView[]>(page, 'views', 'list');
  if (!answer.ok) throw new Error('the views could not be listed');
  return answer.value;
};
