/** Acting on behalf of a customer, as an operator does it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { SimulatedRealm } from '../../src/simulator';
import { hemisConsent } from './realms';
import { dialog } from './screens';

export type SimulatedCustomer = ReturnType<SimulatedRealm['customers']['at']>;

/** Says for whom; there while a visit lasts. */
export const banner = (page: Page): Locator => page.getByRole('region', { name: 'Acting for a customer' });

export const finder = (page: Page): Locator => dialog(page, 'Act for a customer');
export const finderField = (page: Page): Locator =>
  finder(page).getByRole('combobox', { name: 'Find a customer' });
export const foundCustomers = (page: Page): Locator => finder(page).getByRole('option');

/** An active consent of this customer, known by its id. */
export const consentOf = ({ id, name, email }: SimulatedCustomer, consentId: string) => ({
  ...hemisConsent,
  id: consentId,
  user: { id, name, email },
});

/** By the key, typing the address; `Enter` is the caller's. */
export async function find(page: Page, { email, id }: SimulatedCustomer): Promise<void> {
  await page.keyboard.press('Control+B');
  await expect(finderField(page)).toBeFocused();
  await page.keyboard.type(email);
  await expect(foundCustomers(page)).toHaveCount(1);
  await expect(foundCustomers(page)).toContainText(id);
}

export async function actFor(page: Page, customer: SimulatedCustomer): Promise<void> {
  await find(page, customer);
  await page.keyboard.press('Enter');
  await expect(finder(page)).toBeHidden();
  await expect(banner(page)).toContainText(customer.name);
}

export const endButton = (page: Page): Locator => banner(page).getByRole('button', { name: /^End/ });
