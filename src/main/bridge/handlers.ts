/** Which service answers which request. Exhaustive by type; each handler is one call. */
import type { AppStatus } from '../../shared/app-status';
import type { BridgeHandlers } from '../../shared/bridge';
import type { RealmEntry, RealmId } from '../../shared/realm';
import type { ConsentBrowser } from '../consents/consent-browser';
import type { ConnectionTester } from '../realms/connection-tester';
import type { PreferenceStore } from '../realms/preferences';
import type { RealmRegistry } from '../realms/realm-registry';
import type { VaultRealmSecrets } from '../vault/realm-secrets';
import type { SavedViews } from '../views/saved-views';
import type { TokenBroker } from '../wych/token-broker';
import type { WychClient } from '../wych/wych-client';

export interface Services {
  status(): Promise<AppStatus>;
  quit(): void;
  preferences: PreferenceStore;
  vault: VaultRealmSecrets;
  registry: RealmRegistry;
  addDemo(): Promise<RealmEntry[]>;
  tester: ConnectionTester;
  tokens: TokenBroker;
  browser: ConsentBrowser;
  client: WychClient;
  saveConfirmation: BridgeHandlers['consents']['saveConfirmation'];
  locks: BridgeHandlers['locks'];
  plans: BridgeHandlers['plans'];
  runs: BridgeHandlers['runs'];
  views: SavedViews;
  exports: BridgeHandlers['exports'];
  audit: BridgeHandlers['audit'];
  /** Resolves once this realm can be called: a demo realm learns the simulator's address of this run first. Rejects when there is none. */
  ready(realmId: RealmId): Promise<unknown>;
}

export const bridgeHandlers = (services: Services): BridgeHandlers => {
  const { preferences, vault, registry, tokens, browser, client, views } = services;
  return {
    app: {
      status: () => services.status(),
      setPreferences: (change) => preferences.set(change),
      quit: () => void services.quit(),
    },
    vault: {
      acceptBackend: () => vault.acceptBackend(),
    },
    realms: {
      list: () => registry.list(),
      save: (draft) => registry.save(draft),
      duplicate: ({ realmId }) => registry.duplicate(realmId),
      remove: ({ realmId }) => registry.remove(realmId),
      reorder: ({ realmIds }) => registry.reorder(realmIds),
      addDemo: () => services.addDemo(),
      test: (draft) => services.tester.test(draft),
    },
    tokens: {
      state: async ({ realmId }) => {
        await services.ready(realmId);
        return tokens.state(registry.get(realmId));
      },
      discard: async ({ realmId }) => {
        await tokens.discard(registry.get(realmId));
        return tokens.state(registry.get(realmId));
      },
    },
    consents: {
      browse: ({ realmIds }) => ({ browseId: browser.browse(realmIds) }),
      stop: ({ browseId }) => void browser.stop(browseId),
      show: async ({ realmId, consentId }) => {
        await services.ready(realmId);
        return client.showConsent(registry.get(realmId), consentId);
      },
      saveConfirmation: (ref) => services.saveConfirmation(ref),
    },
    locks: services.locks,
    plans: services.plans,
    runs: services.runs,
    views: {
      list: () => views.list(),
      save: (draft) => views.save(draft),
      remove: ({ viewId }) => void views.remove(viewId),
    },
    exports: services.exports,
    audit: services.audit,
  };
};
