/** Scenes of tokens and diagnostics, for `screenshots.ts`. */
import type { RunningApp } from './support/launch';
import { openTokens, runCommand } from './support/tokens';

export const tokenScenes: Record<string, (app: RunningApp) => Promise<void>> = {
  tokens: async ({ page }) => {
    const view = await openTokens(page, 'Demo Sandbox');
    await view.getByText('Valid', { exact: true }).waitFor();
  },
  'tokens-none': async ({ page }) => {
    const view = await openTokens(page, 'Demo Production');
    await view.getByText('No token yet').waitFor();
  },
  'settings-tokens': async ({ page }) => {
    await runCommand(page, 'Realms and tokens');
    await page.getByText(/^Client token: Valid/).waitFor();
  },
  'settings-about': async ({ page }) => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'About' }).click();
  },
  diagnostics: async ({ page }) => {
    await runCommand(page, 'Diagnostics');
    await page.getByText(/KB, made/).waitFor();
  },
};
