/**
 * What search, filter, sort and the grid see of the rows on hand: columns, and no objects. `ConsentTable` is the one that keeps them.
 *
 * A row is known by its number, from 0 to `end - 1`. Numbers stay what they are while `epoch` does: a row that goes away leaves a gap
 * (`alive` is 0), and only a change of `epoch` closes gaps and makes every list of numbers from before worthless.
 */
import type { RepeatedValues } from '../../../../shared/consent-chunk';

/** A field whose values repeat: by row a code, by code the value. Code 0 is the value that is missing. */
export interface CodedColumn<T = string> {
  readonly codes: Uint32Array;
  /** By code. */
  readonly values: readonly T[];
  /** By code: the value as the grid says it, '' where it says nothing. */
  readonly labels: readonly string[];
  /** By code: all that free text finds in the value, folded. */
  folded(code: number): string;
}

/** A field, or a few, that are a row's own. */
export interface TextColumn {
  /** As received. */
  text(row: number, part: number): string;
  /** Folded, the parts one below the other ('\n'), which no folded query holds. */
  folded(row: number): string;
  readonly blocks: number;
  /** Rows joined into long texts, so that a word is looked for in a thousand rows by one native call. */
  block(number: number): TextBlock;
}

export interface TextBlock {
  /** The first row in it. */
  readonly first: number;
  readonly count: number;
  /** `folded` of each of its rows, each with one '\n' behind it. */
  readonly text: string;
  /** Where each row's text starts, and where one more would: `count + 1` of them. */
  readonly starts: Uint32Array;
}

export interface ConsentColumns {
  /** Grows with every change. */
  readonly version: number;
  readonly epoch: number;
  readonly end: number;
  /** How many rows are there, gaps not counted. */
  readonly size: number;
  /** By row; likewise all arrays below. They may be longer than `end`, and be other arrays after a change. */
  readonly alive: Uint8Array;
  /** Index in `consentStatuses`, as received. */
  readonly status: Uint8Array;
  /** Epoch milliseconds; NaN where there is none. */
  readonly created: Float64Array;
  readonly updated: Float64Array;
  readonly expires: Float64Array;
  /** Its values are realm ids: names are the profiles'. */
  readonly realm: CodedColumn;
  readonly statusAsReceived: CodedColumn;
  readonly recipient: CodedColumn<RepeatedValues['recipient'][number]>;
  readonly permissions: CodedColumn<readonly string[]>;
  /** The days as shown and as '2026-03-07'. */
  readonly createdDay: CodedColumn;
  readonly updatedDay: CodedColumn;
  readonly expiresDay: CodedColumn;
  readonly ids: TextColumn;
  /** Parts: id, name, e-mail. */
  readonly customers: TextColumn;
}

export const customerPart = { id: 0, name: 1, email: 2 } as const;
