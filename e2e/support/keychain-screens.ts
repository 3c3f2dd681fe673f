/** What the operator sees when the keychain is not as it was, and what they do about it. */
import type { Page } from '@playwright/test';
import type { RealmDraftInput } from '../../src/shared/realm';
import { saveRealm, typeSecrets } from './realm-form';
import { dialog } from './screens';

export const changedScreen = (page: Page) =>
  page.getByRole('heading', { name: 'The keychain of this computer has changed' });

export const againScreen = (page: Page) =>
  page.getByRole('heading', { name: 'Some secrets must be typed again' });

export const goOn = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Go on', exact: true }).click();

export const goOnWithoutThem = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Go on without them for now' }).click();

export async function typeAgain(page: Page, draft: RealmDraftInput): Promise<void> {
  await page.getByRole('button', { name: `Type again: secrets of ${draft.name}` }).click();
  const form = dialog(page, `Edit ${draft.name}`);
  await typeSecrets(form, draft);
  await saveRealm(form);
}
