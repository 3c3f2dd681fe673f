/** Scenes of the activity, for `screenshots.ts`. */
import { activity, callRows, narrowTo, openActivity, openedCall, searchCalls } from './support/activity';
import type { RunningApp } from './support/launch';

export const activityScenes: Record<string, (app: RunningApp) => Promise<void>> = {
  activity: async ({ page }) => {
    await page.keyboard.press('Control+0');
    await page.getByText('1,200 consents').waitFor();
    await openActivity(page);
  },
  'activity-call': async ({ page }) => {
    await page.keyboard.press('Control+0');
    await page.getByText('1,200 consents').waitFor();
    await openActivity(page);
    await callRows(page).nth(1).click();
    await openedCall(page).getByText('Summary').waitFor();
  },
  'activity-login': async ({ page }) => {
    await openActivity(page);
    await narrowTo(page, 'Kind of call', 'Client token');
    await callRows(page).first().click();
    await openedCall(page).getByText('Summary').waitFor();
    await page.keyboard.press('Tab');
  },
  'activity-none': async ({ page }) => {
    await openActivity(page);
    await searchCalls(page, 'nobody asked for this');
    await activity(page).getByText('No call matches').waitFor();
  },
};
