import type { SecretState } from '../../shared/realm';
import type { RealmSecrets, SecretName } from '../vault/realm-secrets';

/** Whether a realm is one of the built-in demo realms. */
export type IsDemo = (realmId: string) => boolean;

/**
 * Demo realms beside the vault: their credentials are made anew for each run and mean nothing outside it, so they stay in memory, and demo
 * realms work whatever state the keychain is in. Every other realm goes to the vault.
 */
export function withDemoSecrets(vault: RealmSecrets, isDemo: IsDemo): RealmSecrets {
  const memory = new Map<string, string>();
  const key = (realmId: string, name: SecretName) => `${realmId}/${name}`;

  return {
    read: async (realmId, name) =>
      isDemo(realmId) ? (memory.get(key(realmId, name)) ?? null) : vault.read(realmId, name),
    write: async (realmId, name, value) => {
      if (isDemo(realmId)) memory.set(key(realmId, name), value);
      else await vault.write(realmId, name, value);
    },
    forget: async (realmId, name) => {
      if (isDemo(realmId)) memory.delete(key(realmId, name));
      else await vault.forget(realmId, name);
    },
    forgetRealm: async (realmId) => {
      if (!isDemo(realmId)) return vault.forgetRealm(realmId);
      for (const held of memory.keys()) if (held.startsWith(`${realmId}/`)) memory.delete(held);
    },
    state: async (realmId, field): Promise<SecretState> =>
      isDemo(realmId) ? 'stored' : vault.state(realmId, field),
  };
}
