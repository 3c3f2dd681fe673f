/** Scenes of acting on behalf of a customer, for `screenshots.ts`. */
import type { Page } from '@playwright/test';
import { banner, finder, finderField, foundCustomers } from './support/customers';
import type { RunningApp } from './support/launch';

export const customerScenes: Record<string, (app: RunningApp) => Promise<void>> = {
  'act-for': async ({ page }) => {
    await look(page, 'an');
  },
  'act-for-production': async ({ page }) => {
    await page.keyboard.press('Control+2');
    await look(page, 'example.com');
  },
  'act-for-choose': async ({ page }) => {
    await page.keyboard.press('Control+0');
    await page.keyboard.press('Control+B');
    await finder(page).getByRole('button', { name: 'Demo Sandbox' }).waitFor();
  },
  visit: async ({ page }) => {
    await visit(page);
    await page.getByRole('row').nth(1).click();
    await page.getByText('Recipient').last().waitFor();
  },
  'visit-review': async ({ page }) => {
    await visit(page);
    await page.getByRole('row').nth(1).click();
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).waitFor();
  },
  'visit-ended': async ({ page }) => {
    await visit(page);
    await page.keyboard.press('Control+2');
    await page.getByText(/^You no longer act for/).waitFor();
  },
};

async function look(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+B');
  await finderField(page).fill(text);
  await finder(page)
    .getByText(/ match\./)
    .or(finder(page).getByText(/are shown/))
    .waitFor();
}

/** For the first of the list. */
async function visit(page: Page): Promise<void> {
  await page.keyboard.press('Control+B');
  await foundCustomers(page).first().waitFor();
  await page.keyboard.press('Enter');
  await banner(page).waitFor();
  await page.getByRole('row').nth(1).waitFor();
}
