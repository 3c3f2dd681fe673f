/** In a file of its own: the keyring library reads the bus address once in a process. */
import { expect, test } from 'vitest';
import { chooseKeychain } from './choose-keychain';
import { MemoryFile } from './for-tests';
import { findSecretService } from './keychain-vault';
import { OpenVault } from './open-vault';

test('without D-Bus there is no Secret Service, no silent substitute, and secrets stay in memory', async () => {
  process.env.DBUS_SESSION_BUS_ADDRESS = 'disabled:';
  const choice = await chooseKeychain([findSecretService]);
  expect(choice.keychain).toBeNull();
  const opened = await OpenVault.open(new MemoryFile(), choice);
  expect(opened.state).toMatchObject({ backend: 'session', state: 'open' });
  expect(opened.state.explanation).toContain('Secret Service');
});
