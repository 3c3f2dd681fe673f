/**
 * The text after an edit. Terms that the edit did not touch stand as they were typed, with the spaces between them; so does what could not be
 * read. Only what changed is written anew.
 */
import type { Edit } from './edit';
import { formatTerm } from './format';
import { readTerms } from './parse';
import type { QueryTerm } from './query';
import { type Piece, Scan } from './scan';

export function rewrite(text: string, edit: Edit): string {
  const before = readTerms(text).terms;
  const after = edit({ terms: before }).terms;
  const byPlace = new Map(after.map((term) => [term.span.start, term]));
  let written = text;
  // From the end, so that the places of those before stay what they are.
  for (const term of before.toReversed()) written = settled(written, term, byPlace.get(term.span.start));
  const added = after.filter(({ span }) => span.start < 0);
  return added.reduce((sum, term) => appended(sum, formatTerm(term)), written);
}

function settled(text: string, before: QueryTerm, after: QueryTerm | undefined): string {
  if (after === before) return text;
  const { start, end } = before.span;
  const [head, tail] = [text.slice(0, start), text.slice(end)];
  if (after) return head + formatTerm(after) + (tail === '' || /^\s/u.test(tail) ? tail : ` ${tail}`);
  // One of the two spaces around it goes with it.
  return tail === '' ? head.trimEnd() : head + tail.trimStart();
}

function appended(text: string, term: string): string {
  const closed = closedQuote(text).trimEnd();
  return closed === '' ? term : `${closed} ${term}`;
}

/** Behind a quote that is still open, whatever follows would be a part of what is quoted. */
function closedQuote(text: string): string {
  const scan = new Scan(text);
  let last: Piece | undefined;
  for (let raw = scan.next(); raw; raw = scan.next()) last = raw.pieces.at(-1);
  if (!last || last.isClosed) return text;
  // Nothing stands in it yet: closed, it would ask for what is empty.
  return last.text === '' ? text.slice(0, last.span.start) : `${text}"`;
}
