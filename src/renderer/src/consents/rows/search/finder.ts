/**
 * The rows that pass all conditions, by way of what was found before: a condition more, or a longer word, can only narrow what was found
 * without it, so typing goes over fewer and fewer rows, and the backspace key finds an answer that is still there.
 */
import type { Steps } from '../steps';
import { type Condition, implies } from './condition';
import type { Ground } from './ground';
import { narrow } from './narrow';

interface Found {
  readonly conditions: readonly Condition[];
  readonly rows: Uint32Array;
}

/** Enough for the way back over a word; each may be as long as the table. */
const mostKept = 12;

export class Finder {
  readonly #everything: Found;
  /** The last one was found or used last. */
  #kept: Found[] = [];

  /** @param rows all that there are, in the order of the table */
  constructor(
    private readonly ground: Ground,
    rows: Uint32Array,
  ) {
    this.#everything = { conditions: [], rows };
  }

  /** In the order of the table; the same array for as long as the same rows pass. */
  *find(conditions: readonly Condition[]): Steps<Uint32Array> {
    if (conditions.length === 0) return this.#everything.rows;
    const wider = this.#widerThan(conditions);
    const isNew = ({ key }: Condition) => !wider.conditions.some((known) => known.key === key);
    const missing = conditions.filter(isNew);
    if (missing.length === 0 && wider.conditions.length === conditions.length) {
      this.#keep(wider);
      return wider.rows;
    }
    if (missing.some(({ kind }) => kind === 'text')) yield* this.ground.readTexts();
    let { rows } = wider;
    for (const condition of missing) {
      if (rows.length === 0) break;
      if (this.#isKnown(rows, condition)) continue;
      rows = yield* narrow(this.ground, condition, rows);
    }
    this.#keep({ conditions, rows });
    return rows;
  }

  /** Of those that hold every row we look for, the one with the fewest. */
  #widerThan(conditions: readonly Condition[]): Found {
    const keys = new Set(conditions.map(({ key }) => key));
    const isImplied = (wanted: Condition) =>
      keys.has(wanted.key) || conditions.some((condition) => implies(condition, wanted));
    let best = this.#everything;
    for (const found of this.#kept)
      if (found.rows.length <= best.rows.length && found.conditions.every(isImplied)) best = found;
    return best;
  }

  /** Whether all these rows pass: where '-per' has thrown out nothing, '-perm' cannot either. */
  #isKnown(rows: Uint32Array, condition: Condition): boolean {
    return this.#kept.some(
      (found) => found.rows === rows && found.conditions.some((known) => implies(known, condition)),
    );
  }

  #keep(found: Found): void {
    this.#kept = [...this.#kept.filter((other) => other !== found), found].slice(-mostKept);
  }
}
