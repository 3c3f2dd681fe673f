/** The saved views as main keeps them, which one was chosen, and which dialog about them is open. */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { SavedView } from '../../../shared/view';
import type { Look } from '../consents/view-store';
import type { UsualView } from './usual-views';

export type ViewsDialog =
  | { readonly kind: 'save' }
  | { readonly kind: 'rename'; readonly view: SavedView }
  | { readonly kind: 'delete'; readonly view: SavedView };

export interface ViewsState {
  readonly views: readonly SavedView[];
  /** The saved view that the list was brought to last. */
  readonly chosen: SavedView['id'] | null;
  readonly dialog: ViewsDialog | null;
  start(): Promise<void>;
  apply(view: SavedView): void;
  ask(view: UsualView): void;
  reset(): void;
  /** Keeps the look of the moment under a name. Rejects with main's Failure, as the others do. */
  saveAs(name: string, realmId: string | null): Promise<void>;
  /** Keeps the look of the moment in a view that is there. */
  update(view: SavedView): Promise<void>;
  rename(view: SavedView, name: string): Promise<void>;
  remove(view: SavedView): Promise<void>;
  /** Another realm is open, or all of them: a view that is not offered there is no longer in force. */
  rescope(realmId: string | null): void;
  open(dialog: ViewsDialog): void;
  close(): void;
}

export interface ViewsPorts extends Pick<BridgeClient, 'views' | 'on'> {
  /** The list's look: read, and changed as a whole. */
  readonly list: { look(): Look; apply(look: Look): void };
  /** Every column, no question, the newest first. */
  readonly usualLook: Look;
}

export function createViewsStore({ views: main, on, list, usualLook }: ViewsPorts) {
  const store = createStore<ViewsState>((set, get) => {
    const keep = async (draft: Parameters<typeof main.save>[0]): Promise<SavedView> => {
      const saved = await main.save(draft);
      set({ views: [...get().views.filter(({ id }) => id !== saved.id), saved] });
      return saved;
    };
    return {
      views: [],
      chosen: null,
      dialog: null,
      start: async () => set({ views: await main.list() }),
      apply: (view) => {
        list.apply({ query: view.query, columns: view.columns, sort: view.sort });
        set({ chosen: view.id });
      },
      ask: ({ query }) => {
        list.apply({ ...list.look(), query });
        set({ chosen: null });
      },
      reset: () => {
        list.apply(usualLook);
        set({ chosen: null });
      },
      saveAs: async (name, realmId) => {
        const saved = await keep({ name, realmId, ...kept(list.look()) });
        set({ chosen: saved.id });
      },
      update: async ({ id, name, realmId }) => {
        await keep({ id, name, realmId, ...kept(list.look()) });
      },
      rename: async (view, name) => {
        await keep({ ...view, name });
      },
      remove: async ({ id }) => {
        await main.remove({ viewId: id });
        const { views, chosen } = get();
        set({ views: views.filter((view) => view.id !== id), chosen: chosen === id ? null : chosen });
      },
      rescope: (realmId) => {
        const { views, chosen } = get();
        const owner = views.find(({ id }) => id === chosen)?.realmId ?? null;
        if (owner !== null && owner !== realmId) set({ chosen: null });
      },
      open: (dialog) => set({ dialog }),
      close: () => set({ dialog: null }),
    };
  });
  // The views of a realm go with it, and one that is added later may have its id: the demo's have always the same.
  on('realmsChanged', (entries) => {
    const isThere = ({ realmId }: SavedView) =>
      realmId === null || entries.some(({ profile }) => profile.id === realmId);
    const { views, chosen } = store.getState();
    const left = views.filter(isThere);
    if (left.length < views.length)
      store.setState({ views: left, chosen: left.some(({ id }) => id === chosen) ? chosen : null });
  });
  return store;
}

/** A copy that can be changed on its way: the bridge's types know no read-only lists. */
const kept = ({ query, columns, sort }: Look) => ({ query, columns: [...columns], sort });
