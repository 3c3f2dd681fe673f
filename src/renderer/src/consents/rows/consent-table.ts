/**
 * Every row on hand, in columns: typed arrays, codes of values that repeat, joined texts, and no object for each consent, so that a keystroke over
 * 1,000,000 rows costs milliseconds and the rows little more than the bytes of their texts. It is changed in place (a copy for each
 * page would be quadratic); `version` says that it was.
 *
 * A row is known by realm and id together: the same id may exist in two realms (#30). What its number means, and for how long: `columns.ts`.
 */
import type { Consent, ConsentRef } from '../../../../shared/consent';
import type { ConsentChunk } from '../../../../shared/consent-chunk';
import { ConsentPacker } from '../../../../shared/consent-packer';
import { BrowseCodes, type RowCodes } from './browse-codes';
import type { ConsentColumns } from './columns';
import { textAt } from './joined-texts';
import { pickedRows } from './picked-rows';
import { RowColumns } from './row-columns';
import { consentOf } from './row-consent';
import { RowIndex } from './row-index';
import { RowSet } from './row-set';
import { RowsCopy } from './rows-copy';

/** On a server's word alone, room is made for no more rows than that. */
const believable = 2_000_000;
/** Of consents as objects, those made last are kept: many times what any list has on screen. */
const keptObjects = 2000;

export class ConsentTable extends RowColumns implements ConsentColumns {
  version = 0;
  epoch = 0;
  end = 0;
  size = 0;
  /** What the operator has selected. A row that goes away is selected no more (#30). */
  readonly selected = new RowSet();
  /** What was selected when the operator asked to see that alone. */
  readonly pinned = new RowSet();
  readonly #index = new RowIndex();
  readonly #objects = new Map<number, Consent>();
  /** How often values were forgotten, and codes became others. */
  #forgotten = 0;

  isAlive(row: number): boolean {
    return this.alive[row] === 1;
  }

  /** Where a consent's row is, or -1. */
  indexOf(realmId: string, id: string): number {
    const realm = this.realm.find(realmId);
    return realm < 0
      ? -1
      : this.#index.find(this.#index.hash(realm, id), (row) => this.#isRow(row, realm, id));
  }

  get(realmId: string, id: string): Consent | undefined {
    return this.at(this.indexOf(realmId, id));
  }

  /** The same object each time, until the row changes; undefined where there is none. */
  at(row: number): Consent | undefined {
    if (!this.isAlive(row)) return undefined;
    const known = this.#objects.get(row);
    if (known) return known;
    if (this.#objects.size >= keptObjects) this.#objects.clear();
    const consent = consentOf(this, row);
    this.#objects.set(row, consent);
    return consent;
  }

  /** These rows as they are now, whatever comes after. */
  copyOf(rows: Uint32Array): RowsCopy {
    return new RowsCopy(rows.slice(), this, { ids: this.ids.copy(), customers: this.customers.copy() });
  }

  /**
   * Adds rows, or renews them where they are.
   * @param codes those of the browse that brought the chunk
   * @param isWanted passes over the rows of which it says no
   */
  take(
    chunk: ConsentChunk,
    codes: BrowseCodes,
    round: number,
    isWanted?: (realmId: string, id: string) => boolean,
  ): void {
    const rowCodes = codes.of(chunk, this, this.#forgotten);
    this.#grow(this.end + chunk.count);
    const { seen } = this.numbers;
    const { fresh, known } = this.#sorted(chunk, rowCodes, isWanted);
    if (fresh.length > 0) {
      const picked = pickedRows(chunk, rowCodes, fresh);
      this.append(this.end, picked.chunk, picked.codes);
      seen.fill(round, this.end, this.end + fresh.length);
      this.end += fresh.length;
      this.size += fresh.length;
    }
    let isChanged = fresh.length > 0;
    for (const { row, from } of known) {
      seen[row] = round;
      if (!this.renew(row, chunk, from, rowCodes)) continue;
      this.#objects.delete(row);
      isChanged = true;
    }
    this.settle();
    if (isChanged) this.version++;
  }

  /** Adds or renews single rows, as `take` does. */
  put(consents: readonly Consent[], round: number): void {
    if (consents.length > 0) this.take(new ConsentPacker().pack(consents), new BrowseCodes(), round);
  }

  /** A row that was read on its own. Nothing happens when the row has gone meanwhile. */
  replace(consent: Consent): void {
    const round = this.numbers.seen[this.indexOf(consent.realmId, consent.id)];
    if (round !== undefined) this.put([consent], round);
  }

  /** Whether this round of reading has brought it. */
  hasCome(realmId: string, id: string, round: number): boolean {
    return this.numbers.seen[this.indexOf(realmId, id)] === round;
  }

  /** Takes rows away that are no more. */
  remove(gone: readonly ConsentRef[]): void {
    this.#drop(gone.map(({ realmId, consentId }) => this.indexOf(realmId, consentId)));
  }

  /** Drops the rows of a realm that this round of reading did not bring: they are no more. */
  prune(realmId: string, round: number): void {
    const code = this.realm.find(realmId);
    const { alive, realm, numbers } = this;
    const gone: number[] = [];
    for (let row = 0; row < this.end; row++)
      if (alive[row] === 1 && realm.codes[row] === code && numbers.seen[row] !== round) gone.push(row);
    this.#drop(gone);
  }

  /** Only rows of these realms are left. Where any other goes, or gaps have become many, numbers change. */
  keepRealms(realmIds: ReadonlySet<string>): void {
    const isKept = this.realm.values.map((realmId) => realmIds.has(realmId));
    const kept = new Uint32Array(this.size);
    let count = 0;
    for (let row = 0; row < this.end; row++)
      if (this.alive[row] === 1 && isKept[this.realm.codes[row] as number]) kept[count++] = row;
    if (count === this.size && this.end <= 2 * this.size) return;
    const rows = kept.subarray(0, count);
    this.keepColumns(rows);
    this.#index.keep(rows);
    this.selected.keep(rows);
    this.pinned.keep(rows);
    this.#objects.clear();
    this.end = count;
    this.size = count;
    this.#forgotten++;
    this.epoch++;
    this.version++;
  }

  /** Makes room once for as many rows as there will be, as far as that can be believed. */
  reserve(rows: number): void {
    const wanted = Math.min(rows, believable);
    if (wanted > this.numbers.capacity) this.#setCapacity(wanted);
  }

  /** Which rows of a chunk are new, by their place in it, and which are there already. The new ones are found from now on. */
  #sorted(
    { count, ids }: ConsentChunk,
    { realm }: RowCodes,
    isWanted: ((realmId: string, id: string) => boolean) | undefined,
  ) {
    const fresh: number[] = [];
    const known: { row: number; from: number }[] = [];
    let from = 0;
    const isRow = (row: number) =>
      row < this.end
        ? this.#isRow(row, realm[from] as number, textAt(ids, from))
        : isSame(fresh[row - this.end] as number);
    // Another of the same chunk, which is in no column yet.
    const isSame = (other: number) =>
      realm[other] === realm[from] && textAt(ids, other) === textAt(ids, from);
    for (; from < count; from++) {
      const code = realm[from] as number;
      if (isWanted && !isWanted(this.realm.values[code] as string, textAt(ids, from))) continue;
      const end = (ids.starts[from + 1] as number) - 1;
      const hash = this.#index.hash(code, ids.text, ids.starts[from], end);
      const row = this.#index.find(hash, isRow);
      if (row >= 0) known.push({ row, from });
      else this.#index.add(this.end + fresh.push(from) - 1, hash);
    }
    return { fresh, known };
  }

  #isRow(row: number, realm: number, id: string): boolean {
    return row < this.end && this.realm.codes[row] === realm && this.ids.text(row, 0) === id;
  }

  #drop(gone: readonly number[]): void {
    for (const row of gone) {
      if (!this.isAlive(row)) continue;
      this.#index.remove(row);
      this.blank(row);
      this.selected.set(row, false);
      this.pinned.set(row, false);
      this.#objects.delete(row);
      this.size--;
      this.version++;
    }
    this.settle();
  }

  #grow(rows: number): void {
    const { capacity } = this.numbers;
    if (rows > capacity) this.#setCapacity(Math.max(1024, rows, Math.ceil(capacity * 1.5)));
  }

  #setCapacity(capacity: number): void {
    this.growColumns(capacity);
    this.#index.grow(capacity);
    this.selected.grow(capacity);
    this.pinned.grow(capacity);
  }
}
