/** The realm form and the settings, filled in by their labels as an operator does. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { RealmDraftInput } from '../../src/shared/realm';
import { chooseRealmAction, dialog, rail } from './screens';

export async function openNewRealm(page: Page): Promise<Locator> {
  await rail(page).getByRole('button', { name: 'Add a realm' }).click();
  return dialog(page, 'Add a realm');
}

export async function openRealmForm(page: Page, name: string): Promise<Locator> {
  await chooseRealmAction(page, name, 'Edit');
  return dialog(page, `Edit ${name}`);
}

export async function typeRealm(form: Locator, draft: RealmDraftInput): Promise<void> {
  await form.getByLabel('Name', { exact: true }).fill(draft.name);
  await form.getByRole('radio', { name: new RegExp(draft.environment, 'i') }).check();
  await form.getByLabel('Login base URL').fill(draft.loginBaseUrl);
  await form.getByLabel('Realm name').fill(draft.realmName);
  await form.getByLabel('Client id').fill(draft.clientId);
  await form.getByLabel('API base URL').fill(draft.apiBaseUrl);
  await typeSecrets(form, draft);
}

export async function typeSecrets(
  form: Locator,
  { clientSecret, apiKey }: Pick<RealmDraftInput, 'clientSecret' | 'apiKey'>,
): Promise<void> {
  await form.getByLabel('Client secret', { exact: true }).fill(clientSecret ?? '');
  await form.getByLabel('API key', { exact: true }).fill(apiKey ?? '');
}

export async function saveRealm(form: Locator): Promise<void> {
  await form.getByRole('button', { name: /^(Add realm|Save changes)$/ }).click();
  await expect(form).toBeHidden();
}

export async function openSettings(page: Page, section: string): Promise<Locator> {
  await rail(page).getByRole('button', { name: 'Settings' }).click();
  const settings = dialog(page, 'Settings');
  await settings.getByRole('tab', { name: section }).click();
  return settings;
}

export async function closeSettings(page: Page): Promise<void> {
  const settings = dialog(page, 'Settings');
  await settings.getByRole('button', { name: 'Close' }).click();
  await expect(settings).toBeHidden();
}

/** What the settings call the place of the secrets. */
export async function expectKeychain(page: Page, name: string): Promise<void> {
  const settings = await openSettings(page, 'Keychain');
  await expect(settings.getByRole('definition').first()).toHaveText(name);
  await closeSettings(page);
}
