/**
 * How the operator looks at the rows: what is asked, in which order, in which columns, and where they are.
 *
 * The text of the search box is the truth of what is asked, whoever wrote it: the box, a filter that was clicked, a saved view. While something
 * in it cannot be read, the rows still answer what could be read last, so that a half-typed word never empties the list.
 */
import { createStore } from 'zustand/vanilla';
import type { ColumnKey, ColumnSetting, Sort } from '../../../shared/columns';
import type { Consent } from '../../../shared/consent';
import { usualColumns } from './grid/columns';
import { asksSame, type Edit } from './query/edit';
import { parse } from './query/parse';
import { noQuery, type Query, type QueryProblem } from './query/query';
import { withinRealms } from './query/realm-terms';
import { rewrite } from './query/rewrite';
import { defaultSort, toggled } from './rows/sort';

/** What a saved view keeps. */
export interface Look {
  /** As typed in the search box. */
  readonly query: string;
  readonly columns: readonly ColumnSetting[];
  readonly sort: Sort;
}

export interface ViewState {
  readonly text: string;
  /** What the rows answer: the last that could be read. */
  readonly query: Query;
  /** Why the text is not what the rows answer. */
  readonly problem: QueryProblem | null;
  readonly sort: Sort;
  readonly columns: readonly ColumnSetting[];
  /** The row the keyboard is on, by realm and id, so that it survives sorting and filtering. */
  readonly active: Pick<Consent, 'realmId' | 'id'> | null;
  setText(text: string): void;
  /** What a click changes, written into the text; it is asked at once, also beside something that cannot be read. */
  edit(change: Edit): void;
  clear(): void;
  sortBy(column: ColumnKey): void;
  setColumns(columns: readonly ColumnSetting[]): void;
  apply(look: Look): void;
  setActive(consent: Pick<Consent, 'realmId' | 'id'>): void;
  /** The realms on hand have changed: asking for one of those that went would hide every row. Rows of those that `stay` may still be the active one. */
  rescope(realmIds: readonly string[], stay?: readonly string[]): void;
}

type Asked = Pick<ViewState, 'text' | 'query' | 'problem'>;

/** @param realmNames of all realms, by id */
export const createViewStore = (realmNames: () => ReadonlyMap<string, string>) =>
  createStore<ViewState>((set, get) => {
    const asked = (typed: string, ifUnread: Query): Asked => {
      const text = oneLine(typed);
      const { query, problem } = parse(text);
      const before = get().query;
      if (problem) return { text, problem, query: ifUnread };
      // A space more asks for nothing else: nobody need look at a row again.
      return { text, problem, query: asksSame(query, before) ? before : query };
    };
    const edited = ({ text, query, problem }: Asked, change: Edit): Asked => {
      const written = rewrite(text, change);
      if (written !== text) return asked(written, change(query));
      if (!problem) return { text, query, problem };
      // The text cannot be read where the change would be; what is asked meanwhile changes all the same.
      const changed = change(query);
      return { text, problem, query: asksSame(changed, query) ? query : changed };
    };
    /** Null until the first are known. */
    let onHand: readonly string[] | null = null;
    /** In one realm alone nothing is asked of realms, nor anything sorted by them. */
    const withinScope = <T extends Asked & Pick<ViewState, 'sort'>>(state: T): T => {
      if (!onHand) return state;
      const names = realmNames();
      const isOne = onHand.length === 1;
      const realms = isOne ? [] : onHand.map((id) => ({ id, name: names.get(id) ?? '' }));
      const sort = isOne && state.sort.column === 'realm' ? defaultSort : state.sort;
      return { ...state, ...edited(state, withinRealms(realms)), sort };
    };
    return {
      text: '',
      query: noQuery,
      problem: null,
      sort: defaultSort,
      columns: usualColumns,
      active: null,
      setText: (text) => set(asked(text, get().query)),
      edit: (change) => set(edited(get(), change)),
      clear: () => set({ text: '', query: noQuery, problem: null }),
      sortBy: (column) => set({ sort: toggled(get().sort, column) }),
      setColumns: (columns) => set({ columns }),
      // A view is another question: of the one before it nothing stays.
      apply: ({ query, columns, sort }) =>
        set({ ...withinScope({ ...asked(query, noQuery), sort }), columns }),
      setActive: ({ realmId, id }) => set({ active: { realmId, id } }),
      rescope: (realmIds, stay = realmIds) => {
        onHand = realmIds;
        const { text, query, problem, sort, active } = get();
        set({
          ...withinScope({ text, query, problem, sort }),
          active: active && stay.includes(active.realmId) ? active : null,
        });
      },
    };
  });

/** A field of one line drops line ends without a trace, and two words would become one. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]/g, ' ');
