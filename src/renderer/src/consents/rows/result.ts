/** Order → search → sift, each kept until what it depends on changes: a keystroke does not sort, a filter does not search. */
import type { ConsentTable } from './consent-table';
import type { ConsentFilter } from './filter';
import { type Found, search } from './search';
import { type Counts, sift } from './sift';
import { type Sort, sortRows } from './sort';

export interface Result {
  /** Indices of the table's rows, filtered and in order. */
  readonly rows: Uint32Array;
  readonly counts: Counts;
}

export interface Question {
  readonly filter: ConsentFilter;
  readonly sort: Sort;
  readonly realmNames: ReadonlyMap<string, string>;
  /** Decides which consents have expired in effect; a change of it asks everything again. */
  readonly now: number;
}

export class ResultKeeper {
  #order: { version: number; question: Question; rows: Uint32Array } | undefined;
  /** Each a longer query than the one before it. */
  #found: Found[] = [];

  answer(table: ConsentTable, question: Question): Result {
    const order = this.#orderOf(table, question);
    const found = search(table, order, question.filter.text, question.realmNames, this.#found);
    this.#found = [
      ...this.#found.filter(
        (earlier) =>
          earlier.order === order && earlier.query !== found.query && found.query.startsWith(earlier.query),
      ),
      found,
    ];
    return sift(table, found.rows, question.filter, question.now);
  }

  #orderOf(table: ConsentTable, question: Question): Uint32Array {
    const last = this.#order;
    const { sort } = question;
    const holds =
      last !== undefined &&
      last.version === table.version &&
      last.question.sort === sort &&
      last.question.realmNames === question.realmNames &&
      (sort.column !== 'status' || last.question.now === question.now);
    if (holds) return last.rows;
    const rows = sortRows(table, sort, question.now, question.realmNames);
    this.#order = { version: table.version, question, rows };
    return rows;
  }
}
