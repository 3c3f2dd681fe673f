/** A registry on real files and the real vault; only the keychain's key is the test's own. */
import { vi } from 'vitest';
import { type RealmDraft, type RealmDraftInput, realmDraftSchema } from '../../shared/realm';
import { testFolder } from '../storage/for-tests';
import { openSettings } from '../storage/settings-file';
import { chooseKeychain } from '../vault/choose-keychain';
import { keyKeychain, MemoryFile } from '../vault/for-tests';
import { OpenVault } from '../vault/open-vault';
import { VaultRealmSecrets } from '../vault/realm-secrets';
import { RealmRegistry } from './realm-registry';

/** What the form sends for a new realm. */
export const draft = (change: Partial<RealmDraftInput> = {}): RealmDraft =>
  realmDraftSchema.parse({
    name: 'Kiwi Bank',
    environment: 'sandbox',
    loginBaseUrl: 'https://login.wych.example',
    realmName: 'kiwi',
    apiBaseUrl: 'https://api.wych.example/v1',
    clientId: 'inspector',
    accent: 'teal',
    routes: {},
    clientSecret: 'first-secret',
    apiKey: 'first-key',
    ...change,
  });

/** An edit that types no secret. */
export const edit = (id: string, change: Partial<RealmDraftInput> = {}): RealmDraft =>
  draft({ id, clientSecret: '', apiKey: '', ...change });

export const failure = (field: string, kind = 'invalid-input') => ({ failure: { kind, field } });

/** New realms get the ids r1, r2 … */
export async function testRegistry() {
  const { stored: settings } = await openSettings(testFolder().path, 0);
  const choice = await chooseKeychain([async () => keyKeychain('gnome-libsecret', 'key')]);
  const secrets = new VaultRealmSecrets(await OpenVault.open(new MemoryFile(), choice), (id) => id);
  const forgetTokens = vi.fn(async (_realmId: string) => {});
  const registryWith = (allowLoopbackHttp: boolean) => {
    let next = 0;
    const newId = () => `r${++next}`;
    return new RealmRegistry({ settings, secrets, forgetTokens, allowLoopbackHttp, newId });
  };
  const registry = registryWith(false);
  const names = () => registry.profiles.map(({ name }) => name);
  return { settings, secrets, forgetTokens, registry, registryWith, names };
}
