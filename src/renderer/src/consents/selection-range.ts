/**
 * The range that Shift draws: from the box that was clicked last to wherever it reaches now. It undoes what it did itself and nothing else: the
 * order may have changed since it reached, and what lies between two rows now is not what lay there then. So a row that nobody chose is
 * never selected by drawing a range back, and one that was chosen before stays.
 */
import type { Consent } from '../../../shared/consent';
import type { ConsentTable } from './rows/consent-table';

type Named = Pick<Consent, 'realmId' | 'id'>;

interface Anchor {
  readonly consent: Named;
  /** What its click made of it, and the range makes of every row in it. */
  readonly isIn: boolean;
  readonly epoch: number;
}

const isSame = (one: Named | undefined, other: Named) =>
  one?.id === other.id && one.realmId === other.realmId;

const none = new Uint32Array(0);

export class SelectionRange {
  #anchor: Anchor | null = null;
  #reached: Named | undefined;
  /** The rows that it turned on, or off. */
  #changed = none;

  constructor(private readonly table: ConsentTable) {}

  beginAt(consent: Named, isIn: boolean): void {
    this.#anchor = { consent, isIn, epoch: this.table.epoch };
    this.#reached = undefined;
    this.#changed = none;
  }

  /** What is selected was changed otherwise: the next range begins anew. */
  forget(): void {
    this.#anchor = null;
    this.#reached = undefined;
    this.#changed = none;
  }

  /** Whether it selects, and came to its end here. */
  selectsTo(consent: Named): boolean {
    const anchor = this.#standing();
    return anchor?.isIn === true && isSame(this.#reached ?? anchor.consent, consent);
  }

  /** Where nothing on screen is its beginning, it begins at `to`. Nothing happens where `to` is not among the rows. */
  reach(rows: Uint32Array, to: Named): void {
    const end = this.#placeIn(rows, to);
    if (end < 0) return;
    const anchor = this.#standing();
    const start = anchor ? this.#placeIn(rows, anchor.consent) : -1;
    if (!anchor || start < 0) {
      this.set(rows[end] as number, true);
      this.beginAt(to, true);
      return;
    }
    for (const row of this.#changed) this.set(row, !anchor.isIn);
    this.#changed = this.#mark(rows, Math.min(start, end), Math.max(start, end), anchor.isIn);
    this.#reached = to;
  }

  /** Rows on screen may have gone a moment ago. */
  set(row: number, isIn: boolean): void {
    this.table.selected.set(row, isIn && this.table.isAlive(row));
  }

  /** Null where its row is not what the click made of it: let go meanwhile, or another that came under the same id. */
  #standing(): Anchor | null {
    const anchor = this.#anchor;
    if (!anchor || anchor.epoch !== this.table.epoch) return null;
    return this.table.selected.has(this.#rowOf(anchor.consent)) === anchor.isIn ? anchor : null;
  }

  /** From place to place, both included. @returns the rows that were not so before */
  #mark(rows: Uint32Array, first: number, last: number, isIn: boolean): Uint32Array<ArrayBuffer> {
    const changed = new Uint32Array(last - first + 1);
    let count = 0;
    for (let place = first; place <= last; place++) {
      const row = rows[place] as number;
      if (this.table.selected.has(row) === isIn) continue;
      this.set(row, isIn);
      changed[count++] = row;
    }
    return changed.slice(0, count);
  }

  #placeIn(rows: Uint32Array, consent: Named): number {
    return rows.indexOf(this.#rowOf(consent));
  }

  #rowOf({ realmId, id }: Named): number {
    return this.table.indexOf(realmId, id);
  }
}
