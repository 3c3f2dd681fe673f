import { expect, test } from 'vitest';
import { fail } from '../../shared/failure';
import type { RealmSecrets } from '../vault/realm-secrets';
import { withDemoSecrets } from './demo-secrets';

/** A vault that refuses everything, as one whose keychain has changed does. */
const closed = new Proxy({} as RealmSecrets, {
  get: () => () => Promise.reject(fail('vault-changed', 'The keychain changed.', 'Decide.')),
});
const secrets = withDemoSecrets(closed, (realmId) => realmId.startsWith('demo-'));

test('demo realms never touch the vault', async () => {
  await secrets.write('demo-sandbox', 'apiKey', 'k');
  await secrets.write('demo-production', 'apiKey', 'p');
  expect(await secrets.read('demo-sandbox', 'apiKey')).toBe('k');
  expect(await secrets.state('demo-sandbox', 'apiKey')).toBe('stored');
  await secrets.forgetRealm('demo-sandbox');
  expect(await secrets.read('demo-sandbox', 'apiKey')).toBeNull();
  expect(await secrets.read('demo-production', 'apiKey')).toBe('p');
});

test('every other realm goes to the vault', async () => {
  await expect(secrets.read('r1', 'apiKey')).rejects.toThrow('The keychain changed.');
  await expect(secrets.write('r1', 'apiKey', 'k')).rejects.toThrow('The keychain changed.');
  await expect(secrets.forgetRealm('r1')).rejects.toThrow('The keychain changed.');
});
