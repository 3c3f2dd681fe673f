/** The realm form as its own story needs it: each field by its label, the test by its stages. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { RealmDraftInput } from '../../src/shared/realm';

export const form = (page: Page): Locator => page.getByRole('dialog', { name: /^(Add a realm|Edit )/ });

/** By label and not by role: a password field has none. */
export const field = (page: Page, label: string): Locator => form(page).getByLabel(label, { exact: true });

const labels = [
  ['Name', 'name'],
  ['Login base URL', 'loginBaseUrl'],
  ['Realm name', 'realmName'],
  ['Client id', 'clientId'],
  ['Client secret', 'clientSecret'],
  ['API base URL', 'apiBaseUrl'],
  ['API key', 'apiKey'],
] as const;

/** Opens the form from the rail and types everything in. */
export async function typeRealm(page: Page, draft: RealmDraftInput): Promise<void> {
  await page.getByRole('navigation', { name: 'Realms' }).getByRole('button', { name: 'Add a realm' }).click();
  for (const [label, name] of labels) await field(page, label).fill(draft[name] ?? '');
  await form(page)
    .getByRole('radio', { name: draft.environment === 'production' ? /^Production/ : /^Sandbox/ })
    .check();
}

/** What stands in every field, secrets included. */
export const typed = (page: Page): Promise<string[]> =>
  Promise.all(labels.map(([label]) => field(page, label).inputValue()));

export const save = (page: Page): Promise<void> =>
  form(page)
    .getByRole('button', { name: /^(Add realm|Save changes)$/ })
    .click();

export const testConnection = (page: Page): Promise<void> =>
  form(page).getByRole('button', { name: 'Test connection' }).click();

const stages = (page: Page): Locator =>
  form(page).getByRole('complementary', { name: 'Connection test' }).getByRole('listitem');

export const stage = (page: Page, title: string): Locator => stages(page).filter({ hasText: title });

/** 'Passed', 'Failed' or 'Skipped' for each stage, in their order. */
export const expectStages = (page: Page, states: readonly string[]): Promise<void> =>
  expect
    .poll(() =>
      stages(page)
        .getByRole('img')
        .evaluateAll((icons) => icons.map((icon) => icon.ariaLabel)),
    )
    .toEqual(states);

export const expectErrorAt = async (page: Page, label: string, message: string | RegExp): Promise<void> => {
  await expect(field(page, label)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, label)).toHaveAccessibleDescription(message);
};
