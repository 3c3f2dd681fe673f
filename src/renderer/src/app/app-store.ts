/** The app as a whole: what main says of itself, and which panel lies over the window. */
import { createStore } from 'zustand/vanilla';
import type { AppStatus, Preferences } from '../../../shared/app-status';
import type { BridgeClient } from '../../../shared/bridge';
import type { Customer, VisitState } from '../../../shared/customer';
import { type Failure, toFailure } from '../../../shared/failure';
import type { RealmEntry, RealmId } from '../../../shared/realm';

export type SettingsSection = 'appearance' | 'realms' | 'production' | 'keychain' | 'network' | 'about';

/** One at a time lies over the window. */
export type Panel =
  | { readonly kind: 'palette' }
  | { readonly kind: 'settings'; readonly section: SettingsSection }
  | { readonly kind: 'realm-form'; readonly realmId: RealmId | null }
  | { readonly kind: 'export-realms' }
  | { readonly kind: 'import-realms' }
  | { readonly kind: 'act-for'; readonly of?: { readonly realmId: RealmId; readonly customer: Customer } }
  | { readonly kind: 'delete-realm'; readonly realmId: RealmId }
  | { readonly kind: 'unlock'; readonly realmId: RealmId }
  | { readonly kind: 'activity' }
  | { readonly kind: 'tokens'; readonly realmId: RealmId }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'audit' };

export interface AppState {
  /** Null until main has answered. */
  readonly status: AppStatus | null;
  /** Why the app could not start. */
  readonly failure: Failure | null;
  readonly panel: Panel | null;
  /** What went wrong where there is no better place to show it. */
  readonly trouble: Failure | null;
  /** The operator will type unreadable secrets again another time. */
  readonly secretsLater: boolean;
  start(): Promise<void>;
  open(panel: Panel): void;
  close(): void;
  /** Shows a failure in the frame, until it is dismissed or something else is told. */
  tell(error: unknown): void;
  dismissTrouble(): void;
  leaveSecretsForLater(): void;
  dismissNotice(index: number): void;
  setTheme(theme: Preferences['theme']): Promise<void>;
  setUnlockMinutes(minutes: number): Promise<void>;
  acceptBackend(): Promise<void>;
  quit(): Promise<void>;
}

/** The keychain has changed: until the operator decides, nothing of any realm can be read, so none is open and none can be opened. */
export const isLocked = ({ status }: Pick<AppState, 'status'>): boolean => status?.vault.state === 'changed';

type Ports = Pick<BridgeClient, 'on'> & {
  readonly app: Pick<BridgeClient['app'], 'status' | 'setPreferences' | 'quit'>;
  readonly vault: Pick<BridgeClient['vault'], 'acceptBackend'>;
  readonly realms: Pick<BridgeClient['realms'], 'list'>;
  readonly visits: Pick<BridgeClient['visits'], 'current'>;
};

export type Started = (entries: readonly RealmEntry[], preferences: Preferences, visits: VisitState) => void;

/** `started` takes the realms, and the visit that a window which was loaded again is in, before the status is shown, so that no screen is painted without them. */
export function createAppStore({ app, vault, realms, visits, on }: Ports, started: Started) {
  /** What main has told of the vault while it was asked for its status is newer than the answer. */
  let told: AppStatus['vault'] | undefined;
  const store = createStore<AppState>((set, get) => {
    const patch = (change: Partial<AppStatus>) => {
      const { status } = get();
      if (status) set({ status: { ...status, ...change } });
    };
    return {
      status: null,
      failure: null,
      panel: null,
      trouble: null,
      secretsLater: false,
      start: async () => {
        set({ failure: null });
        try {
          const [status, entries, visit] = await Promise.all([app.status(), realms.list(), visits.current()]);
          started(entries, status.preferences, visit);
          set({ status: { ...status, vault: told ?? status.vault } });
        } catch (error) {
          set({ failure: toFailure(error) });
        }
      },
      open: (panel) => set({ panel }),
      close: () => set({ panel: null }),
      tell: (error) => set({ trouble: toFailure(error) }),
      dismissTrouble: () => set({ trouble: null }),
      leaveSecretsForLater: () => set({ secretsLater: true }),
      dismissNotice: (index) => patch({ notices: get().status?.notices.filter((_, i) => i !== index) ?? [] }),
      setTheme: async (theme) => patch({ preferences: await app.setPreferences({ theme }) }),
      setUnlockMinutes: async (unlockMinutes) =>
        patch({ preferences: await app.setPreferences({ unlockMinutes }) }),
      acceptBackend: async () => patch({ vault: await vault.acceptBackend() }),
      quit: async () => app.quit(),
    };
  });
  on('vaultChanged', (changed) => {
    told = changed;
    const { status } = store.getState();
    if (status) store.setState({ status: { ...status, vault: changed } });
  });
  return store;
}
