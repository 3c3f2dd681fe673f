/** Which service answers which request. Exhaustive by type; each handler is one call. */
import type { AppStatus } from '../../shared/app-status';
import type { BridgeHandlers } from '../../shared/bridge';
import type { RealmEntry, RealmId } from '../../shared/realm';
import type { ConsentBrowser } from '../consents/consent-browser';
import type { ConsentReader } from '../consents/consent-reader';
import type { ConnectionTester } from '../realms/connection-tester';
import type { PreferenceStore } from '../realms/preferences';
import type { RealmRegistry } from '../realms/realm-registry';
import type { VaultRealmSecrets } from '../vault/realm-secrets';
import type { SavedViews } from '../views/saved-views';
import type { TokenBroker } from '../wych/token-broker';

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
  reader: ConsentReader;
  saveConfirmation: BridgeHandlers['consents']['saveConfirmation'];
  locks: BridgeHandlers['locks'];
  plans: BridgeHandlers['plans'];
  runs: BridgeHandlers['runs'];
  views: SavedViews;
  exports: BridgeHandlers['exports'];
  audit: BridgeHandlers['audit'];
  profileFiles: Pick<BridgeHandlers['realms'], 'exportFile' | 'openFile' | 'importFile'>;
  tokenView: Pick<BridgeHandlers['tokens'], 'list' | 'discard'>;
  customers: BridgeHandlers['customers'];
  visits: BridgeHandlers['visits'];
  activity: BridgeHandlers['activity'];
  diagnostics: BridgeHandlers['diagnostics'];
  network: BridgeHandlers['network'];
  /** Resolves once this realm can be called: a demo realm learns the simulator's address of this run first. Rejects when there is none. */
  ready(realmId: RealmId): Promise<unknown>;
}

export const bridgeHandlers = (services: Services): BridgeHandlers => {
  const { preferences, vault, registry, tokens, browser, reader, views } = services;
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
      ...services.profileFiles,
    },
    tokens: {
      state: async ({ realmId }) => {
        await services.ready(realmId);
        return tokens.state(registry.get(realmId));
      },
      ...services.tokenView,
    },
    consents: {
      browse: ({ realmIds, first, visitId }) => ({ browseId: browser.browse(realmIds, first, visitId) }),
      stop: ({ browseId }) => void browser.stop(browseId),
      show: async (order) => (await reader.read(order)).detail,
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
    customers: services.customers,
    visits: services.visits,
    activity: services.activity,
    diagnostics: services.diagnostics,
    network: services.network,
  };
};
