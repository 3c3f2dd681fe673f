/** The order of all rows, kept for as long as nothing it depends on has changed. */
import type { ColumnKey, Sort } from '../../../../../shared/columns';
import type { Ground } from '../search/ground';
import type { Steps } from '../steps';
import { radixOrder } from './radix-order';
import { SortKeys } from './sort-keys';

interface Order {
  readonly sort: Sort;
  readonly ground: Ground;
  readonly rows: Uint32Array;
}

/** There and back, and one more. */
const mostKept = 3;

export class OrderKeeper {
  readonly #keys = new SortKeys();
  #kept: Order[] = [];

  /** Gaps included. Rows that are the same by the column stay in the order of the table, in both directions; without a value they come last. */
  *order(ground: Ground, sort: Sort): Steps<Uint32Array> {
    const known = this.#kept.find((order) => isSame(order, ground, sort));
    if (known) return known.rows;
    const keys = yield* this.#keys.of(ground, sort.column);
    const rows = yield* radixOrder(keys, sort.descending, ground.scratch);
    this.#kept = [
      ...this.#kept.filter((order) => order.ground.version === ground.version),
      { sort, ground, rows },
    ].slice(-mostKept);
    return rows;
  }

  /** What takes long at the first sort by a customer or an id, done before somebody asks. */
  *prepare(ground: Ground): Steps<void> {
    yield* this.#keys.customerRanks(ground);
    yield* this.#keys.idRanks(ground);
  }
}

/** The only columns whose order is not the table's alone. */
const ofNow: ColumnKey = 'status';
const ofNames: ColumnKey = 'realm';

const isSame = (order: Order, ground: Ground, { column, descending }: Sort): boolean =>
  order.ground.columns === ground.columns &&
  order.ground.version === ground.version &&
  order.sort.column === column &&
  order.sort.descending === descending &&
  (column !== ofNow || order.ground.now === ground.now) &&
  (column !== ofNames || order.ground.realmNames === ground.realmNames);
