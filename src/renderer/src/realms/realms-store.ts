/** The realms and which of them is open. Main keeps the profiles; this is the window's copy, renewed by `realmsChanged`. */
import { createStore } from 'zustand/vanilla';
import type { Scope } from '../../../shared/app-status';
import type { BridgeClient } from '../../../shared/bridge';
import type { RealmEntry, RealmId } from '../../../shared/realm';
import { movedBy, openingScope, sameScope, scopeAfterChange } from './scope';

export interface RealmsState {
  readonly entries: readonly RealmEntry[];
  /** What is open; null when the operator must choose. */
  readonly scope: Scope | null;
  /** How often each realm was saved in this run: a secret replaced by another leaves no other trace in its entry. */
  readonly saves: Readonly<Record<RealmId, number>>;
  /** Takes the list as main had it when asked, and opens what `last` or the rules say. What `realmsChanged` has told meanwhile is newer. */
  start(entries: readonly RealmEntry[], last: Scope | null): void;
  select(scope: Scope): void;
  addDemo(): Promise<void>;
  duplicate(realmId: RealmId): Promise<RealmEntry>;
  remove(realmId: RealmId): Promise<void>;
  move(realmId: RealmId, by: -1 | 1): Promise<void>;
  /** After a save: the realm is there at once, and a new one is opened, since the operator has just named it. */
  saved(entry: RealmEntry, isNew: boolean): void;
}

type Ports = Pick<BridgeClient, 'on'> & {
  readonly realms: Pick<BridgeClient['realms'], 'addDemo' | 'duplicate' | 'remove' | 'reorder'>;
  readonly app: Pick<BridgeClient['app'], 'setPreferences'>;
};

const withEntry = (entries: readonly RealmEntry[], entry: RealmEntry): readonly RealmEntry[] =>
  entries.some((known) => known.profile.id === entry.profile.id)
    ? entries.map((known) => (known.profile.id === entry.profile.id ? entry : known))
    : [...entries, entry];

export function createRealmsStore({ realms, app, on }: Ports) {
  /** What main has told last. Before the start it waits: a realm that is on screen can be chosen, by key too, and stays chosen. */
  let told: readonly RealmEntry[] | undefined;
  let isStarted = false;
  const store = createStore<RealmsState>((set, get) => {
    const take = (entries: readonly RealmEntry[]) =>
      set({ entries, scope: scopeAfterChange(entries, get().scope) });
    return {
      entries: [],
      scope: null,
      saves: {},
      start: (asked, last) => {
        const entries = told ?? asked;
        isStarted = true;
        set({ entries, scope: openingScope(entries, last) });
      },
      select: (scope) => {
        if (sameScope(scope, get().scope)) return;
        set({ scope });
        // Not kept is no loss: the next start asks or opens a sandbox.
        app.setPreferences({ lastScope: scope }).catch(() => {});
      },
      addDemo: async () => take(await realms.addDemo()),
      duplicate: async (realmId) => {
        const copy = await realms.duplicate({ realmId });
        take(withEntry(get().entries, copy));
        return copy;
      },
      remove: async (realmId) => take(await realms.remove({ realmId })),
      move: async (realmId, by) => {
        const realmIds = get().entries.map((entry) => entry.profile.id);
        take(await realms.reorder({ realmIds: movedBy(realmIds, realmId, by) }));
      },
      saved: (entry, isNew) => {
        const { id } = entry.profile;
        set({ saves: { ...get().saves, [id]: (get().saves[id] ?? 0) + 1 } });
        take(withEntry(get().entries, entry));
        if (isNew) get().select({ kind: 'realm', realmId: id });
      },
    };
  });
  on('realmsChanged', (entries) => {
    told = entries;
    if (isStarted) store.setState({ entries, scope: scopeAfterChange(entries, store.getState().scope) });
  });
  return store;
}
