/**
 * What every answer over one state of the table has in common, made when first needed and kept from one state to the next where it still holds.
 * The table may grow while an answer is worked out in slices: `end` and the arrays are those of the beginning.
 */
import type { PackedRecipient } from '../../../../../shared/consent-chunk';
import { consentStatuses } from '../../../../../shared/consent-status';
import type { ConsentColumns } from '../columns';
import { fold } from '../fold';
import { Scratch } from '../scratch';
import { shownStatus, shownStatuses, statusLabels } from '../shown-status';
import { rowsPerStep, type Steps } from '../steps';
import { CodeLetters } from './code-letters';
import { type FacetText, FacetTexts, permissionTexts, recipientText } from './facet-texts';
import type { Word } from './letters';
import { TextLetters } from './text-letters';

export interface Moment {
  readonly columns: ConsentColumns;
  readonly now: number;
  readonly realmNames: ReadonlyMap<string, string>;
}

/** The coded columns that free text is looked for in, as their values stand. Realms are not among them: rows hold no names. */
const searched = [
  'statusAsReceived',
  'recipient',
  'permissions',
  'createdDay',
  'updatedDay',
  'expiresDay',
] as const;

type ByColumn = Readonly<Record<(typeof searched)[number], CodeLetters>>;

const codeLetters = () =>
  Object.fromEntries(searched.map((column) => [column, new CodeLetters()])) as unknown as ByColumn;

/** Codes by row, and for each code whether it is a hit. */
export interface CodeHits {
  readonly codes: ArrayLike<number>;
  readonly hits: Uint8Array;
}

export class Ground {
  readonly version: number;
  readonly epoch: number;
  readonly end: number;
  readonly now: number;
  readonly realmNames: ReadonlyMap<string, string>;
  readonly ids: TextLetters;
  readonly customers: TextLetters;
  /** By row: index in `shownStatuses`. */
  readonly shown: Uint8Array;
  readonly scratch: Scratch;
  readonly recipients: FacetTexts<PackedRecipient>;
  readonly permissions: FacetTexts<readonly string[]>;
  /** Every row that is there, in the order of the table. */
  rows = new Uint32Array(0);
  readonly #byColumn: ByColumn;

  /** @param before what the letters of texts are taken over from, unless it is of another table or epoch */
  constructor(
    readonly columns: ConsentColumns,
    { now, realmNames }: Moment,
    before?: Ground,
  ) {
    const kept = before?.columns === columns && before.epoch === columns.epoch ? before : undefined;
    this.version = columns.version;
    this.epoch = columns.epoch;
    this.end = columns.end;
    this.now = now;
    this.realmNames = realmNames;
    this.ids = kept?.ids ?? new TextLetters();
    this.customers = kept?.customers ?? new TextLetters();
    this.shown = new Uint8Array(this.end);
    this.scratch = kept?.end === this.end ? kept.scratch : new Scratch(this.end);
    this.#byColumn = kept ? kept.#byColumn : codeLetters();
    this.recipients = kept?.recipients ?? new FacetTexts(recipientText);
    this.permissions = kept?.permissions ?? permissionTexts();
  }

  isOf({ columns, now, realmNames }: Moment): boolean {
    return (
      this.columns === columns &&
      this.version === columns.version &&
      this.epoch === columns.epoch &&
      this.now === now &&
      this.realmNames === realmNames
    );
  }

  *prepare(): Steps<void> {
    const { alive, status, expires } = this.columns;
    const open = places(this.now, this.now + 1);
    const over = places(this.now, this.now);
    const rows = new Uint32Array(this.end);
    let count = 0;
    for (let from = 0; from < this.end; from += rowsPerStep) {
      const to = Math.min(from + rowsPerStep, this.end);
      for (let row = from; row < to; row++) {
        rows[count] = row;
        count += alive[row] as number;
        this.shown[row] = ((expires[row] as number) <= this.now ? over : open)[
          status[row] as number
        ] as number;
      }
      yield;
    }
    this.rows = rows.subarray(0, count);
  }

  /** Goes on where it was cut short. */
  *readTexts(): Steps<void> {
    yield* this.ids.update(this.columns.ids, this.end);
    yield* this.customers.update(this.columns.customers, this.end);
  }

  /** By code. They are a few, and may be given other names. */
  realmTexts(): readonly FacetText[] {
    return this.columns.realm.values.map((id) => ({
      shown: [fold(this.realmNames.get(id) ?? '')],
      id: fold(id),
    }));
  }

  /** Where a word is found in what many rows share: mostly in none or one of the columns, and the others cost nothing. */
  *holding(word: Word): Steps<CodeHits[]> {
    const { columns, realmNames, shown } = this;
    const found: { readonly codes: ArrayLike<number>; readonly hits: Uint8Array | null }[] = [];
    for (const name of searched) {
      const column = columns[name];
      found.push({ codes: column.codes, hits: yield* this.#byColumn[name].holding(column, word) });
    }
    const realms = columns.realm.values.map((id) => realmNames.get(id) ?? '');
    const statuses = shownStatuses.map((status) => statusLabels[status]);
    found.push({ codes: columns.realm.codes, hits: holders(realms, word) });
    found.push({ codes: shown, hits: holders(statuses, word) });
    return found.filter((one): one is CodeHits => one.hits !== null);
  }
}

function holders(texts: readonly string[], { text }: Word): Uint8Array | null {
  const hits = Uint8Array.from(texts, (label) => (fold(label).includes(text) ? 1 : 0));
  return hits.includes(1) ? hits : null;
}

/** By status as received: its place in `shownStatuses` for a consent that expires at `expiresAt`. */
const places = (now: number, expiresAt: number): Uint8Array =>
  Uint8Array.from(consentStatuses, (status) =>
    shownStatuses.indexOf(shownStatus({ status, expiresAt }, now)),
  );
