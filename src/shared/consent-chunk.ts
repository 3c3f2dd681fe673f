/**
 * Consents on their way to the window, packed: numbers in typed arrays, texts that repeat sent once and then as codes, texts that do not
 * joined into long ones. About a third of the bytes of the objects, and a tenth of the time to hand them over.
 *
 * The window keeps them as they come, so they are packed as it looks for words in them. Where a text begins is said in numbers, and nobody
 * looks for what stands between two: whatever a server writes arrives as it was received.
 */
import type { RealmProgress } from './browsing';

/** Texts one after the other, each with a line end behind it. */
export interface PackedTexts {
  readonly text: string;
  /** Where each starts, and where one more would. */
  readonly starts: Uint32Array;
}

export interface PackedRecipient {
  readonly id: string;
  readonly name: string;
}

/** Values that repeat from row to row. A value's code is its place among all that this browse has sent, from 0. */
export interface RepeatedValues {
  readonly realm: readonly string[];
  readonly statusAsReceived: readonly string[];
  readonly recipient: readonly PackedRecipient[];
  /** All permissions of one consent together, in the order received. */
  readonly permissions: readonly (readonly string[])[];
}
export type RepeatedField = keyof RepeatedValues;

/** Some rows of one browse. Chunks build on those before them: `fresh` brings only values that none of them brought. */
export interface ConsentChunk {
  readonly count: number;
  readonly fresh: RepeatedValues;
  /** By row. */
  readonly codes: Readonly<Record<RepeatedField, Uint32Array>>;
  /** By row: index in `consentStatuses`. */
  readonly status: Uint8Array;
  /** By row: epoch milliseconds, NaN where the record has none. */
  readonly created: Float64Array;
  readonly updated: Float64Array;
  readonly expires: Float64Array;
  /** One text for each row. */
  readonly ids: PackedTexts;
  /** Likewise, empty where the record has none. Apart, because one macron in a name makes V8 take two bytes for all that it is joined to. */
  readonly customers: readonly [id: PackedTexts, name: PackedTexts, email: PackedTexts];
}

/** What main says on the port of a browse, each time it was asked. */
export interface BrowseNews {
  /** Null when only the progress has changed. */
  readonly chunk: ConsentChunk | null;
  readonly progress: readonly RealmProgress[];
  /** True with the last; the port is closed after it. */
  readonly done: boolean;
}

/** What the window says on the port: that it can take so many more messages. It is never sent more than it asked for. */
export interface BrowseWant {
  readonly want: number;
}
