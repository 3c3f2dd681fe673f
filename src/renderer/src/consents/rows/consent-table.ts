/**
 * Every row on hand, in columns: what search, filter and sort touch lies in typed arrays and dictionary codes, so that a keystroke over
 * 100,000 rows costs milliseconds. It is changed in place (a copy for each page would be quadratic); `version` says that it was.
 *
 * A row is known by realm and id together: the same id may exist in two realms (#30).
 */
import type { Consent, ConsentRef } from '../../../../shared/consent';
import { consentStatuses } from '../../../../shared/consent-status';
import { CodedColumn } from './coded-column';
import { fold } from './fold';
import { JoinedText } from './joined-text';
import { type CodedField, codedFields, ownText } from './row-fields';
import { RowSet } from './row-set';

/** Realm ids have no slash, so no two consents share a key. */
export const keyOf = (realmId: string, id: string): string => `${realmId}/${id}`;

export const realmOf = (key: string): string => key.slice(0, key.indexOf('/'));

const fields = Object.keys(codedFields) as CodedField[];

export class ConsentTable {
  version = 0;
  rows: Consent[] = [];
  /** Folded text of what is a row's own; see `codedFields` for the rest. */
  texts: string[] = [];
  readonly joined = new JoinedText();
  readonly coded = Object.fromEntries(fields.map((field) => [field, new CodedColumn()])) as Readonly<
    Record<CodedField, CodedColumn>
  >;
  /** Index into `consentStatuses`, as received. */
  status = new Uint8Array(0);
  /** NaN where there is none; likewise `expires`. */
  created = new Float64Array(0);
  expires = new Float64Array(0);
  /** What the operator has selected. A row that goes away is selected no more (#30). */
  readonly selected = new RowSet();
  /** What was selected when the operator asked to see that alone. */
  readonly pinned = new RowSet();
  /** The round of reading that brought the row last. */
  #seen: number[] = [];
  #indices = new Map<string, number>();

  get size(): number {
    return this.rows.length;
  }

  /** Where a consent's row is, or -1. */
  indexOf(realmId: string, id: string): number {
    return this.#indices.get(keyOf(realmId, id)) ?? -1;
  }

  get(realmId: string, id: string): Consent | undefined {
    return this.rows[this.indexOf(realmId, id)];
  }

  /** Adds rows, or puts them in the place of their older selves. */
  put(consents: readonly Consent[], round: number): void {
    this.#reserve(this.size + consents.length);
    for (const consent of consents) {
      const key = keyOf(consent.realmId, consent.id);
      const index = this.#indices.get(key) ?? this.size;
      if (index === this.size) this.#indices.set(key, index);
      this.#write(index, consent, fold(ownText(consent)));
      this.#seen[index] = round;
    }
    this.version++;
  }

  /** A row that was read on its own. Nothing happens when the row has gone meanwhile. */
  replace(consent: Consent): void {
    const index = this.indexOf(consent.realmId, consent.id);
    if (index < 0) return;
    this.#write(index, consent, fold(ownText(consent)));
    this.version++;
  }

  /** Takes rows away that are no more. */
  remove(gone: readonly ConsentRef[]): void {
    const indices = new Set(gone.map(({ realmId, consentId }) => this.indexOf(realmId, consentId)));
    this.#keep((_, index) => !indices.has(index));
  }

  keepRealms(realmIds: ReadonlySet<string>): void {
    this.#keep(({ realmId }) => realmIds.has(realmId));
  }

  /** Drops the rows of a realm that this round of reading did not bring: they are no more. */
  prune(realmId: string, round: number): void {
    this.#keep((consent, index) => consent.realmId !== realmId || this.#seen[index] === round);
  }

  #keep(test: (consent: Consent, index: number) => boolean): void {
    const { rows, texts } = this;
    const seen = this.#seen;
    const kept = [...rows.keys()].filter((index) => test(rows[index] as Consent, index));
    if (kept.length === rows.length) return;
    this.rows = [];
    this.texts = [];
    this.joined.clear();
    this.#seen = [];
    this.#indices = new Map();
    this.selected.keep(kept);
    this.pinned.keep(kept);
    for (const [to, from] of kept.entries()) {
      const consent = rows[from] as Consent;
      this.#indices.set(keyOf(consent.realmId, consent.id), to);
      this.#write(to, consent, texts[from] as string);
      this.#seen[to] = seen[from] as number;
    }
    this.version++;
  }

  #write(index: number, consent: Consent, text: string): void {
    this.rows[index] = consent;
    this.texts[index] = text;
    this.joined.changed(index);
    for (const field of fields) this.coded[field].set(index, codedFields[field](consent));
    this.status[index] = consentStatuses.indexOf(consent.status);
    this.created[index] = consent.createdAt ?? Number.NaN;
    this.expires[index] = consent.expiresAt ?? Number.NaN;
  }

  #reserve(size: number): void {
    if (size <= this.status.length) return;
    const capacity = Math.max(1024, size, this.status.length * 2);
    for (const field of fields) this.coded[field].grow(capacity);
    this.selected.grow(capacity);
    this.pinned.grow(capacity);
    const grown = <T extends Uint8Array | Float64Array>(wider: T, last: T): T => {
      wider.set(last);
      return wider;
    };
    this.status = grown(new Uint8Array(capacity), this.status);
    this.created = grown(new Float64Array(capacity), this.created);
    this.expires = grown(new Float64Array(capacity), this.expires);
  }
}
