/**
 * What the operator sees of the table: which rows, in which order, and the counts beside the filters. Each part is kept until what it depends on
 * changes: a keystroke does not sort, a sort does not search, a letter that lets everything through counts nothing, and whoever goes
 * back finds what was found.
 */
import type { Sort } from '../../../../shared/columns';
import type { Query } from '../query/query';
import { AlikeLabels } from './alike-labels';
import type { ConsentColumns } from './columns';
import type { Counts } from './counts';
import { OrderKeeper } from './order/order-keeper';
import { ordered } from './ordering';
import type { RowSet } from './row-set';
import { Finder } from './search/finder';
import { Ground } from './search/ground';
import { type Facets, isSameFacets, planOf } from './search/plan';
import { type Sifted, sift } from './sift';
import { rowsPerStep, type Steps } from './steps';

export interface Question {
  readonly query: Query;
  readonly sort: Sort;
  /** By realm id. */
  readonly realmNames: ReadonlyMap<string, string>;
  /** Decides which consents have expired in effect; a change of it asks everything again. */
  readonly now: number;
  /** Of these rows only; null: of all. */
  readonly only: RowSet | null;
}

export interface Result {
  /** Numbers of rows, filtered and in order. Not to be written to. */
  readonly rows: Uint32Array;
  readonly counts: Counts;
  /** Those of the table when the answer was begun. */
  readonly epoch: number;
  readonly version: number;
}

/** What is kept of one state of the table, at one moment. */
interface State {
  readonly ground: Ground;
  readonly finder: Finder;
  /** By the rows that were found: what came of them by facets. */
  readonly sifted: WeakMap<Uint32Array, { readonly facets: Facets; readonly sifted: Sifted }>;
  /** By the rows that were let through: the same in order. */
  readonly inOrder: WeakMap<Uint32Array, InOrder>;
  last: InOrder | null;
}

interface InOrder {
  readonly order: Uint32Array;
  readonly rows: Uint32Array;
}

export class ResultKeeper {
  #orders = new OrderKeeper();
  #ground: Ground | undefined;
  #state: State | undefined;

  /** May be left off at any step: what is kept is whole. The table may grow meanwhile; what came later is in the next answer. */
  *answer(columns: ConsentColumns, question: Question): Steps<Result> {
    const state = yield* this.#stateOf(columns, question);
    const { ground } = state;
    const order = yield* this.#orders.order(ground, question.sort);
    const plan = yield* planOf(question.query, ground);
    const among = question.only ? yield* only(state, question.only) : state;
    const found = yield* among.finder.find(plan.conditions);
    const { rows, counts } = yield* siftedOf(among, found, plan.facets);
    const { epoch, version } = ground;
    return { rows: yield* inOrder(among, order, rows), counts, epoch, version };
  }

  /**
   * Makes ready what the first word, the first sort by customer and the list of recipients would else wait for. Worth it once no more rows are to be expected: ranks
   * cost more the more often they are made.
   */
  *prepare(columns: ConsentColumns, question: Question): Steps<void> {
    const { ground } = yield* this.#stateOf(columns, question);
    yield* ground.readTexts();
    yield* this.#orders.prepare(ground);
    yield* AlikeLabels.prepare(columns.recipient.labels);
  }

  *#stateOf(columns: ConsentColumns, { now, realmNames }: Question): Steps<State> {
    const moment = { columns, now, realmNames };
    if (this.#state?.ground.isOf(moment)) return this.#state;
    const before = this.#ground;
    if (before && (before.columns !== columns || before.epoch !== columns.epoch))
      this.#orders = new OrderKeeper();
    const ground = new Ground(columns, moment, before);
    this.#ground = ground;
    yield* ground.prepare();
    this.#state = stateOf(ground, ground.rows);
    return this.#state;
  }
}

const stateOf = (ground: Ground, rows: Uint32Array): State => ({
  ground,
  finder: new Finder(ground, rows),
  sifted: new WeakMap(),
  inOrder: new WeakMap(),
  last: null,
});

/** The set changes without saying so: nothing is kept of it. */
function* only({ ground }: State, set: RowSet): Steps<State> {
  const { rows, scratch } = ground;
  const room = scratch.takeRows();
  let count = 0;
  for (let from = 0; from < rows.length; from += rowsPerStep) {
    for (const row of rows.subarray(from, from + rowsPerStep)) if (set.has(row)) room[count++] = row;
    yield;
  }
  const held = room.slice(0, count);
  scratch.giveRows(room);
  return stateOf(ground, held);
}

function* siftedOf(state: State, found: Uint32Array, facets: Facets): Steps<Sifted> {
  const known = state.sifted.get(found);
  if (known && isSameFacets(known.facets, facets)) return known.sifted;
  const sifted = yield* sift(state.ground, found, facets);
  state.sifted.set(found, { facets, sifted });
  return sifted;
}

function* inOrder(state: State, order: Uint32Array, rows: Uint32Array): Steps<Uint32Array> {
  const known = state.inOrder.get(rows);
  const { last } = state;
  const before = last?.order === order ? last.rows : noRows;
  state.last =
    known?.order === order
      ? known
      : { order, rows: yield* ordered(order, rows, before, state.ground.scratch) };
  state.inOrder.set(rows, state.last);
  return state.last.rows;
}

const noRows = new Uint32Array(0);
