/** How the operator looks at the rows: what is asked, in which order, and where they are. */
import { createStore } from 'zustand/vanilla';
import type { Consent } from '../../../shared/consent';
import { type ConsentFilter, cleared, noFilter } from './rows/filter';
import { defaultSort, type Sort, type SortColumn, toggled } from './rows/sort';

export interface ViewState {
  readonly filter: ConsentFilter;
  readonly sort: Sort;
  /** The row the keyboard is on, by realm and id, so that it survives sorting and filtering. */
  readonly active: Pick<Consent, 'realmId' | 'id'> | null;
  setFilter(filter: ConsentFilter): void;
  clearFilter(): void;
  sortBy(column: SortColumn): void;
  setActive(consent: Pick<Consent, 'realmId' | 'id'>): void;
  /** The realms on hand have changed: a filter for one realm of many has lost its meaning. */
  rescope(realmIds: readonly string[]): void;
}

export const createViewStore = () =>
  createStore<ViewState>((set, get) => ({
    filter: noFilter,
    sort: defaultSort,
    active: null,
    setFilter: (filter) => set({ filter }),
    clearFilter: () => set({ filter: noFilter }),
    sortBy: (column) => set({ sort: toggled(get().sort, column) }),
    setActive: ({ realmId, id }) => set({ active: { realmId, id } }),
    rescope: (realmIds) => {
      const { filter, active, sort } = get();
      const isOne = realmIds.length === 1;
      set({
        filter: rescoped(filter, isOne ? [] : realmIds),
        sort: isOne && sort.column === 'realm' ? defaultSort : sort,
        active: active && realmIds.includes(active.realmId) ? active : null,
      });
    },
  }));

/** Without realms that are not on hand: a filter for them would hide every row. */
function rescoped(filter: ConsentFilter, realmIds: readonly string[]): ConsentFilter {
  const realms = filter.realms.filter((realmId) => realmIds.includes(realmId));
  return realms.length === 0 ? cleared(filter, 'realms') : { ...filter, realms };
}
