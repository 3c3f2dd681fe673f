/**
 * What the codes of one browse stand for in the table. Chunks bring each value once and speak of it by its place from then on; the table, which has
 * rows of many browses, has places of its own.
 */
import type { ConsentChunk, RepeatedField, RepeatedValues } from '../../../../shared/consent-chunk';
import type { CodedValues } from './coded-column';

export type RepeatedColumns = { readonly [F in RepeatedField]: CodedValues<RepeatedValues[F][number]> };

/** By row of a chunk: the table's code. */
export type RowCodes = Readonly<Record<RepeatedField, Uint32Array>>;

class FieldCodes<T> {
  readonly #values: T[] = [];
  #codes: number[] = [];

  of(codes: Uint32Array, fresh: readonly T[], column: CodedValues<T>, isForgotten: boolean): Uint32Array {
    if (isForgotten) this.#codes = [];
    for (const value of fresh) this.#values.push(value);
    const known = this.#codes;
    const translated = new Uint32Array(codes.length);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number;
      translated[row] = known[code] ?? this.#coded(code, column);
    }
    return translated;
  }

  /** When the first row has it, and not before: what the table forgot comes back with rows alone. */
  #coded(code: number, column: CodedValues<T>): number {
    const value = this.#values[code];
    const own = value === undefined ? 0 : column.code(value);
    this.#codes[code] = own;
    return own;
  }
}

export class BrowseCodes {
  readonly #realm = new FieldCodes<string>();
  readonly #statusAsReceived = new FieldCodes<string>();
  readonly #recipient = new FieldCodes<RepeatedValues['recipient'][number]>();
  readonly #permissions = new FieldCodes<readonly string[]>();
  #forgotten = 0;

  /**
   * The codes of the chunk's rows, in those of the table. Chunks are asked for in the order in which they came.
   * @param forgotten how often the table has forgotten its values
   */
  of({ fresh, codes }: ConsentChunk, columns: RepeatedColumns, forgotten: number): RowCodes {
    const isForgotten = this.#forgotten !== forgotten;
    this.#forgotten = forgotten;
    return {
      realm: this.#realm.of(codes.realm, fresh.realm, columns.realm, isForgotten),
      statusAsReceived: this.#statusAsReceived.of(
        codes.statusAsReceived,
        fresh.statusAsReceived,
        columns.statusAsReceived,
        isForgotten,
      ),
      recipient: this.#recipient.of(codes.recipient, fresh.recipient, columns.recipient, isForgotten),
      permissions: this.#permissions.of(
        codes.permissions,
        fresh.permissions,
        columns.permissions,
        isForgotten,
      ),
    };
  }
}
