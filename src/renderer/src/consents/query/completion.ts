/**
 * What could go on where the caret stands. A field is offered for a word that begins like one, values inside a field. What stands before the
 * word, a 'not' or an 'off', stays; quotes are put where they are needed.
 */
import { isSpace } from './characters';
import { longestQuery, parse } from './parse';
import { type FacetField, facetFields, type Span, type TimeField, timeFields } from './query';
import { type Piece, type RawTerm, Scan } from './scan';
import { suggestFields } from './suggest-fields';
import { suggestTimes } from './suggest-times';
import { suggestValues } from './suggest-values';
import type { Known, Suggestion } from './suggestion';

export const mostSuggestions = 8;

export interface Completion {
  readonly suggestions: readonly Suggestion[];
  /** What stands there cannot be read as it is, so that Enter had better take the first. */
  readonly isNeeded: boolean;
}

const nothing: Completion = { suggestions: [], isNeeded: false };

/** @param isAsked the operator wants to see what there is: also where nothing, or a single letter, stands */
export function complete(text: string, caret: number, known: Known, isAsked: boolean): Completion {
  // Nobody reads on in it, nor should a paste be looked through at each key.
  if (text.length > longestQuery) return nothing;
  const term = termAt(text, caret);
  if (!term) return isAsked ? offer(suggestFields('', { start: caret, end: caret }, 0), false) : nothing;
  if (term.field === null) return offer(fieldsFor(term, caret, isAsked), false);
  const values = term.body + term.field.length + 1;
  if (caret < values) return nothing;
  const piece = term.pieces.find(({ span }) => span.start <= caret && caret <= span.end);
  const span = piece ? replaced(text, caret, piece) : { start: caret, end: caret };
  const typed = piece ? text.slice(span.start + (piece.isQuoted ? 1 : 0), caret) : '';
  return offer(valuesFor(term, piece, typed, span, known), isUnread(text, piece?.span ?? span));
}

/** A quote that is still open runs to the end of the text: what was typed behind the caret's word was meant for itself. */
function replaced(text: string, caret: number, { span, isClosed }: Piece): Span {
  if (isClosed) return span;
  let end = caret;
  while (end < span.end && !isSpace(text.charCodeAt(end)) && text[end] !== ',') end++;
  return { start: span.start, end };
}

const offer = (suggestions: readonly Suggestion[], isNeeded: boolean): Completion => ({
  suggestions: suggestions.slice(0, mostSuggestions),
  isNeeded,
});

/** The text after the suggestion was taken, and where the caret stands then. */
export function taken(text: string, { span, insert }: Suggestion): { text: string; caret: number } {
  return {
    text: text.slice(0, span.start) + insert + text.slice(span.end),
    caret: span.start + insert.length,
  };
}

/** The term that the caret stands in or right behind; null where a new one would begin. */
function termAt(text: string, caret: number): RawTerm | null {
  const scan = new Scan(text);
  for (let term = scan.next(); term && term.span.start < caret; term = scan.next())
    if (caret <= term.span.end) return term;
  return null;
}

function fieldsFor({ body, pieces, span }: RawTerm, caret: number, isAsked: boolean): readonly Suggestion[] {
  const [piece] = pieces;
  // Whoever quotes means the words.
  if (piece?.isQuoted || caret < body) return [];
  // In the middle of a word nobody is about to write a field.
  if (piece && caret < span.end) return [];
  return suggestFields(piece?.text ?? '', { start: body, end: span.end }, isAsked ? 0 : 2);
}

function valuesFor(
  { field, pieces, isNegated }: RawTerm,
  piece: Piece | undefined,
  typed: string,
  span: Span,
  known: Known,
): readonly Suggestion[] {
  // A quote that is closed has been thought about.
  if (piece?.isQuoted && piece.isClosed && typed.length >= piece.text.length) return [];
  const chosen = pieces.filter((other) => other !== piece).map(({ text }) => text);
  if (isFacet(field)) {
    const found = suggestValues(field, typed, span, chosen, known);
    // Beside a 'not' stands what is left, and none of that is of the value itself.
    return isNegated ? found.map((suggestion) => ({ ...suggestion, count: null })) : found;
  }
  return isTime(field) ? suggestTimes(field, typed, span, known.today) : [];
}

const isFacet = (field: string | null): field is FacetField => facetFields.includes(field as FacetField);
const isTime = (field: string | null): field is TimeField => timeFields.includes(field as TimeField);

function isUnread(text: string, span: Span): boolean {
  const { problem } = parse(text);
  return problem !== null && problem.span.start === span.start && problem.span.end === span.end;
}
