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
  /** The realms on hand have changed: asking for one of those that went would hide every row. */
  rescope(realmIds: readonly string[]): void;
}

/** @param realmNames of all realms, by id */
export const createViewStore = (realmNames: () => ReadonlyMap<string, string>) =>
  createStore<ViewState>((set, get) => {
    const asked = (typed: string, ifUnread: Query): Pick<ViewState, 'text' | 'query' | 'problem'> => {
      const text = oneLine(typed);
      const { query, problem } = parse(text);
      const before = get().query;
      if (problem) return { text, problem, query: ifUnread };
      // A space more asks for nothing else: nobody need look at a row again.
      return { text, problem, query: asksSame(query, before) ? before : query };
    };
    const edit = (change: Edit) => {
      const { text, query } = get();
      const written = rewrite(text, change);
      if (written !== text) set(asked(written, change(query)));
    };
    return {
      text: '',
      query: noQuery,
      problem: null,
      sort: defaultSort,
      columns: usualColumns,
      active: null,
      setText: (text) => set(asked(text, get().query)),
      edit,
      clear: () => set({ text: '', query: noQuery, problem: null }),
      sortBy: (column) => set({ sort: toggled(get().sort, column) }),
      setColumns: (columns) => set({ columns }),
      // A view is another question: of the one before it nothing stays.
      apply: ({ query, columns, sort }) => set({ ...asked(query, noQuery), columns, sort }),
      setActive: ({ realmId, id }) => set({ active: { realmId, id } }),
      rescope: (realmIds) => {
        const names = realmNames();
        const onHand = realmIds.length === 1 ? [] : realmIds.flatMap((id) => [id, names.get(id) ?? '']);
        edit(withinRealms(onHand));
        const { active, sort } = get();
        set({
          sort: realmIds.length === 1 && sort.column === 'realm' ? defaultSort : sort,
          active: active && realmIds.includes(active.realmId) ? active : null,
        });
      },
    };
  });

/** A field of one line drops line ends without a trace, and two words would become one. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]/g, ' ');
