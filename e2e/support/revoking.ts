/** Choosing, unlocking and revoking, as an operator does it; and by the bridge where a story begins after that. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { RealmLock } from '../../src/shared/production-lock';
import { bridgeValue } from './bridge-plan';
import { production } from './realms';
import { detail, dialog, openConsent, rows } from './screens';

/** Opens one consent by its id and asks to revoke it. */
export async function askToRevoke(page: Page, id: string): Promise<Locator> {
  await openConsent(page, id);
  await detail(page).getByRole('button', { name: 'Revoke…' }).click();
  const review = dialog(page, 'Revoke this consent?');
  await expect(review).toBeVisible();
  return review;
}

/** Unlocks a production realm without its dialog. */
export const unlock = (page: Page, realmId: string, typedRealmName = production): Promise<RealmLock> =>
  bridgeValue(page, 'locks', 'unlock', { realmId, typedRealmName });

/** From within a review that says it is locked. */
export async function unlockFrom(review: Locator, name = production): Promise<void> {
  await review.getByRole('button', { name: 'Unlock…' }).click();
  const question = dialog(review.page(), 'Unlock this realm?');
  await question.getByRole('textbox', { name: /to unlock/ }).fill(name);
  await question.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(question).toBeHidden();
}

/** What is selected, and what can be done with it; not there while nothing is. */
export const selection = (page: Page): Locator => page.getByRole('region', { name: 'Selection' });

/** The box of a row on screen. */
export const box = (row: Locator): Locator => row.getByRole('gridcell').first();

export const selectedRows = (page: Page): Locator => rows(page).and(page.locator('[aria-selected=true]'));

/** Asks to revoke what is selected, and waits for its review. */
export async function reviewSelected(page: Page): Promise<Locator> {
  await selection(page)
    .getByRole('button', { name: /^Revoke / })
    .click();
  const review = dialog(page, /^Revoke .*\?$/);
  await expect(review).toBeVisible();
  return review;
}

/** Gives the order; the review must be ready for it. */
export async function order(review: Locator, reason = 'asked by the customer'): Promise<void> {
  await review.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await review.getByRole('button', { name: /^Revoke (consent|[\d,]+ consents?)$/ }).click();
}

export const running = (page: Page): Locator => dialog(page, /^Revoking/);
export const reportOf = (page: Page): Locator => dialog(page, 'Revocation report');

/** The bar at the bottom of the window, while a run is made small. */
export const runBar = (page: Page): Locator => page.getByRole('region', { name: 'Revocation run' });

export const closeReport = async (page: Page): Promise<void> => {
  await reportOf(page).getByRole('button', { name: 'Close' }).last().click();
  await expect(reportOf(page)).toBeHidden();
};

/** How many ended so, by the report's own table. */
export const outcomeCount = (report: Locator, label: string): Locator =>
  report
    .getByRole('list', { name: 'Outcomes' })
    .getByRole('button', { name: new RegExp(`^[\\d,]+ ${label}`) });
