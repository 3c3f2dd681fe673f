/**
 * Some rows as they were at one moment, whatever is read, revoked or dropped later. Texts are shared with the table, which never changes a joined text;
 * the rest is copied, about 45 bytes a row. Objects are made slice by slice, by whoever goes through them: a million at once would hold up
 * the window for seconds and fill it.
 */
import type { Consent } from '../../../../shared/consent';
import type { CodedColumn, TextColumn } from './columns';
import { gather } from './gather';
import { type ConsentSource, consentOf } from './row-consent';

export class RowsCopy {
  readonly #rows: Uint32Array;
  readonly #columns: ConsentSource;

  /** @param texts what `ids` and `customers` are and stay */
  constructor(rows: Uint32Array, from: ConsentSource, texts: Pick<ConsentSource, 'ids' | 'customers'>) {
    const { length } = rows;
    const times = (column: Float64Array) => gather(new Float64Array(length), column, rows);
    const coded = <T>({ codes, values }: Pick<CodedColumn<T>, 'codes' | 'values'>) => ({
      codes: gather(new Uint32Array(length), codes, rows),
      values,
    });
    const at = (column: Pick<TextColumn, 'text'>) => ({
      text: (place: number, part: number) => column.text(rows[place] as number, part),
    });
    this.#rows = rows;
    this.#columns = {
      status: gather(new Uint8Array(length), from.status, rows),
      created: times(from.created),
      updated: times(from.updated),
      expires: times(from.expires),
      realm: coded(from.realm),
      statusAsReceived: coded(from.statusAsReceived),
      recipient: coded(from.recipient),
      permissions: coded(from.permissions),
      ids: at(texts.ids),
      customers: at(texts.customers),
    };
  }

  get length(): number {
    return this.#rows.length;
  }

  /** In the order in which they first come. */
  get realmIds(): string[] {
    const { codes, values } = this.#columns.realm;
    return [...new Set(codes)].map((code) => values[code] as string);
  }

  slice(from: number, to = this.length): Consent[] {
    const consents: Consent[] = [];
    for (let place = from; place < Math.min(to, this.length); place++)
      consents.push(consentOf(this.#columns, place));
    return consents;
  }
}
