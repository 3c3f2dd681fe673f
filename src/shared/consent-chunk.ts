/**
 * Consents on their way to the window, packed: numbers in typed arrays, texts that repeat sent once and then as codes, texts that do not
 * joined into one string. About a third of the bytes of the objects, and a tenth of the time to hand them over.
 *
 * No text is used as a separator: whatever a server writes arrives as it was received.
 */
import type { RealmProgress } from './browsing';

/** Texts one after the other; text `n` ends before `ends[n]` and begins where the one before it ends. */
export interface PackedTexts {
  readonly text: string;
  readonly ends: Uint32Array;
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
  /** Three texts for each row: the customer's id, name and e-mail; empty where the record has none. */
  readonly customers: PackedTexts;
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
