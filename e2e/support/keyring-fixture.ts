/** Tests with a real keyring: `computer` is the machine of one operator, which can be rebooted and whose keyring can be lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaksInFolder } from './canary';
import { skipFor } from './figures';
import { expect, secretsOf, test as withProfile } from './fixtures';
import { type Keyring, keyringIsInstalled, noKeyringHere, startKeyring, wipeKeyring } from './keyring';

export { expect };

export interface Computer {
  /** The environment of the operator's desktop: GNOME, unless a test says otherwise. */
  desktop(name?: string): Record<string, string>;
  keyring(): Keyring;
  reboot(): Promise<void>;
  /** The bus is there, the keyring is not. */
  stopKeyring(): Promise<void>;
  /** As when a keyring's file is deleted or its password reset: a fresh one is in its place. */
  loseKeyring(): Promise<void>;
}

export const test = withProfile.extend<{ computer: Computer }>({
  // The computer first, so that the app is closed before its keyring goes.
  start: async ({ computer: _computer, start }, use) => use(start),

  computer: async ({ simulator }, use) => {
    skipFor(keyringIsInstalled() ? undefined : noKeyringHere);
    const home = mkdtempSync(join(tmpdir(), 'wych-home-'));
    let keyring = await startKeyring(home);
    const restart = async (meanwhile: () => void) => {
      await keyring.close();
      meanwhile();
      keyring = await startKeyring(home);
    };
    await use({
      desktop: (name = 'GNOME') => ({ ...keyring.env, XDG_CURRENT_DESKTOP: name }),
      keyring: () => keyring,
      stopKeyring: () => keyring.stop(),
      reboot: () => restart(() => {}),
      loseKeyring: () => restart(() => wipeKeyring(home)),
    });
    await keyring.close();
    const leaks = leaksInFolder(home, secretsOf(simulator));
    rmSync(home, { recursive: true, force: true });
    expect(leaks, 'secrets in the home folder').toEqual([]);
  },
});
