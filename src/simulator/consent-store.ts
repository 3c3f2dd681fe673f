/**
 * The consents of one realm as the server knows them: a million made-up records of which none is kept, under an overlay of those that
 * were changed. A record has a fixed position: seeded ones first, in an order that means nothing, then inserted ones as they came.
 */
import type { DraftTable } from './consent-draft';
import type { CustomerDirectory } from './customers';
import type { Json } from './json';
import { idIn, ownerIn, type Revocation, revokedRecord, statusIn } from './record-fields';
import { type RecordShape, writeRecord } from './record-shapes';
import { familyOf, STATUS_FAMILIES } from './status';

export interface ConsentFilter {
  /** Families ('Active') or spellings ('AUTH', which means its whole family); any other text matches that status alone. */
  readonly statuses?: readonly string[] | undefined;
  /** Only this customer's consents. */
  readonly customerId?: string | undefined;
}

export type RevokeOutcome = 'revoked' | 'already ended' | 'unknown consent';

const REMOVED = Symbol('removed');
const ENDED = new Set(['Rejected', 'Revoked', 'Expired', 'Consumed']);

export class ConsentStore {
  readonly #drafts: DraftTable;
  readonly #customers: CustomerDirectory;
  readonly #write: (index: number) => Json;
  readonly #overlay = new Map<number, Json | typeof REMOVED>();
  readonly #inserted = new Map<string, number>();
  readonly #insertedIds: string[] = [];
  /** Seeded families by position, 0 for the unknown status; drawn once, when a status is first filtered by. */
  #families: Uint8Array | undefined;
  readonly #selections = new Map<string, Uint32Array>();
  #removed = 0;

  constructor(drafts: DraftTable, customers: CustomerDirectory, shape: RecordShape, seed: number) {
    this.#drafts = drafts;
    this.#customers = customers;
    this.#write = (index) => writeRecord(shape, drafts.draft(index), seed, index);
  }

  count(filter: ConsentFilter = {}): number {
    return this.#select(filter)?.length ?? this.#size;
  }

  /** The records from `offset` on, at most `limit` of them, as the API sends them. */
  page(offset: number, limit: number, filter: ConsentFilter = {}): Json[] {
    const selection = this.#select(filter);
    const end = Math.min(offset + limit, selection?.length ?? this.#size);
    const records: Json[] = [];
    for (let place = Math.max(0, offset); place < end; place++)
      records.push(this.#at(selection?.[place] ?? place));
    return records;
  }

  ids(filter: ConsentFilter = {}): string[] {
    const selection = this.#select(filter);
    return Array.from({ length: selection?.length ?? this.#size }, (_, place) => {
      const position = selection?.[place] ?? place;
      return this.#insertedIds[position - this.#drafts.count] ?? this.#drafts.ids.encode(position);
    });
  }

  /** The record as the API would send it now, or undefined when there is none. */
  get(id: string): Json | undefined {
    const position = this.#positionOf(id);
    return position === undefined ? undefined : this.#at(position);
  }

  /** The status exactly as the record spells it. */
  statusOf(id: string): string | undefined {
    const record = this.get(id);
    return record === undefined ? undefined : statusIn(record);
  }

  ownerOf(id: string): string | undefined {
    const position = this.#positionOf(id);
    return position === undefined ? undefined : this.#ownerAt(position);
  }

  /**
   * Adds any JSON value to the list: a record of no standard, a number, null.
   * @throws RangeError when it has no id and none is given, or when the id is taken.
   */
  insert(record: Json, id = idIn(record)): string {
    if (id === undefined) throw new RangeError('a record without an id needs one to be found by');
    if (this.#positionOf(id) !== undefined) throw new RangeError(`there is a consent ${id} already`);
    const position = this.#size;
    this.#inserted.set(id, position);
    this.#insertedIds.push(id);
    this.#put(position, record);
    return id;
  }

  /** @throws RangeError when there is no such consent. */
  change(id: string, edit: (record: Json) => Json): void {
    const position = this.#positionOf(id);
    if (position === undefined) throw new RangeError(`there is no consent ${id}`);
    this.#put(position, edit(this.#at(position)));
  }

  replace(id: string, record: Json): void {
    this.change(id, () => record);
  }

  /** Makes the server forget a consent: no list has it, and asking for it is a 404. */
  forget(id: string): void {
    const position = this.#positionOf(id);
    if (position === undefined) return;
    this.#put(position, REMOVED);
    this.#removed += 1;
  }

  revoke(id: string, revocation: Revocation): RevokeOutcome {
    const status = this.statusOf(id);
    if (this.#positionOf(id) === undefined) return 'unknown consent';
    if (status !== undefined && ENDED.has(familyOf(status) ?? '')) return 'already ended';
    this.change(id, (record) => revokedRecord(record, revocation));
    return 'revoked';
  }

  get #size(): number {
    return this.#drafts.count + this.#insertedIds.length;
  }

  #at(position: number): Json {
    const changed = this.#overlay.get(position);
    if (changed === REMOVED) throw new RangeError('a removed consent was asked for');
    return changed === undefined ? this.#write(position) : changed;
  }

  #put(position: number, record: Json | typeof REMOVED): void {
    this.#overlay.set(position, record);
    this.#selections.clear();
  }

  #positionOf(id: string): number | undefined {
    const index = this.#drafts.ids.decode(id);
    const position = index !== undefined && index < this.#drafts.count ? index : this.#inserted.get(id);
    return position !== undefined && this.#overlay.get(position) === REMOVED ? undefined : position;
  }

  #ownerAt(position: number): string | undefined {
    const changed = this.#overlay.get(position);
    const owner = changed === undefined || changed === REMOVED ? undefined : ownerIn(changed);
    if (owner !== undefined || position >= this.#drafts.count) return owner;
    return this.#customers.at(this.#drafts.customerAt(position)).id;
  }

  /** The positions a filter leaves, or undefined for all of them, which need no table. */
  #select(filter: ConsentFilter): Uint32Array | undefined {
    if (!filter.statuses && filter.customerId === undefined && this.#removed === 0) return undefined;
    const key = JSON.stringify(filter);
    const known = this.#selections.get(key) ?? this.#scan(filter);
    this.#selections.set(key, known);
    return known;
  }

  #scan({ statuses, customerId }: ConsentFilter): Uint32Array {
    const wanted = statuses && new Set(statuses.map((status) => familyOf(status) ?? status));
    const customer = customerId === undefined ? undefined : this.#customers.numberOf(customerId);
    const found: number[] = [];
    for (let position = 0; position < this.#size; position++) {
      const seeded = position < this.#drafts.count && !this.#overlay.has(position);
      if (this.#overlay.get(position) === REMOVED) continue;
      if (wanted && !wanted.has(seeded ? this.#seededStatus(position) : this.#currentStatus(position)))
        continue;
      if (customerId !== undefined) {
        if (seeded ? this.#drafts.customerAt(position) !== customer : this.#ownerAt(position) !== customerId)
          continue;
      }
      found.push(position);
    }
    return Uint32Array.from(found);
  }

  #currentStatus(position: number): string {
    const status = statusIn(this.#at(position)) ?? '';
    return familyOf(status) ?? status;
  }

  #seededStatus(position: number): string {
    this.#families ??= Uint8Array.from({ length: this.#drafts.count }, (_, index) => {
      const family = this.#drafts.familyAt(index);
      return family ? STATUS_FAMILIES.indexOf(family) + 1 : 0;
    });
    return STATUS_FAMILIES[(this.#families[position] ?? 0) - 1] ?? this.#currentStatus(position);
  }
}
