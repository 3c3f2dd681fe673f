/**
 * What the operator asked for, as parsed from the search box. The text is the truth, whoever wrote it: the box, a filter that was clicked, a
 * saved view. Pure data; `parse.ts` reads it, `format.ts` writes it, `rows/` answers it.
 *
 * - `acme pay`           both words, anywhere in the row
 * - `"acme pay"`         these words, in this order
 * - `status:active,pending`  any of these
 * - `recipient:acme`     'acme' is a part of it; `recipient:"Acme Pay"` it is the whole of it; case and accents never matter
 *                        of what is on screen, that is: the id of a realm or of a recipient with a name is known by the whole of it
 * - `status:active`      what the row shows; `status:"Authorised"` also what the server wrote
 * - `expires:<30d`       see `TimeValue`
 * - `-permission:transactions`  not
 * - `~status:active`     kept, but not applied (B2: a filter is turned off without losing it)
 */

/** Fields with a handful of values: counted beside each (B3). */
export const facetFields = ['status', 'realm', 'recipient', 'permission'] as const;
export type FacetField = (typeof facetFields)[number];

export const textFields = ['customer', 'id'] as const;
export type TextField = (typeof textFields)[number];

export const timeFields = ['created', 'updated', 'expires'] as const;
export type TimeField = (typeof timeFields)[number];

export type QueryField = FacetField | TextField | TimeField;

/** Where it stands in the text: from `start` up to, but without, `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Term {
  readonly span: Span;
  readonly isNegated: boolean;
  readonly isOff: boolean;
}

/** Free text; a phrase when it was quoted. As typed: the engine folds it. */
export interface WordTerm extends Term {
  readonly kind: 'word';
  readonly text: string;
}

/** One of several values that let a row through. */
export interface Value {
  /** As typed, without quotes. */
  readonly text: string;
  /** It was quoted: the whole field, and not a part of it. Of a status it is always the whole. */
  readonly isWhole: boolean;
}

export interface ValuesTerm extends Term {
  readonly kind: 'values';
  readonly field: FacetField | TextField;
  readonly values: readonly Value[];
}

export type TimeValue =
  /** Days as 'YYYY-MM-DD', both included, in local time; '' where it is open. `created:2026-01-01..2026-01-31`, `created:>=2026-01-01`. */
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  /**
   * `expires:<30d`: still to come, and less than 30 days away; `created:<7d`: less than 7 days ago, and what a server's clock has ahead of
   * ours. With `>` at least as far, in the same direction. Hours (`h`), days (`d`), weeks (`w`).
   */
  | { readonly kind: 'distance'; readonly isLess: boolean; readonly milliseconds: number }
  /** `expires:past`, `expires:future`. */
  | { readonly kind: 'past' }
  | { readonly kind: 'future' }
  /** `expires:none`: the record has no such time. */
  | { readonly kind: 'none' };

export interface TimeTerm extends Term {
  readonly kind: 'time';
  readonly field: TimeField;
  readonly values: readonly TimeValue[];
}

export type QueryTerm = WordTerm | ValuesTerm | TimeTerm;

export interface Query {
  /** All must hold, in the order of the text. */
  readonly terms: readonly QueryTerm[];
}

/** What is wrong, where, and what to write instead. */
export interface QueryProblem {
  readonly span: Span;
  readonly message: string;
}

export const noQuery: Query = { terms: [] };
