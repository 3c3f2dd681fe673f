/**
 * The text of the search box → what is asked. Lenient where the operator is still typing: `status:` with nothing behind it narrows nothing, a
 * quote that is not closed runs to the end, and a word with a colon that names no field is text, for ids are full of colons.
 *
 * What cannot be read is told with its place, and the rest is read all the same: `query` holds every term that made sense.
 */
import { nearWord } from './near-word';
import {
  noQuery,
  type Query,
  type QueryProblem,
  type QueryTerm,
  type TimeField,
  type TimeValue,
  timeFields,
  type Value,
} from './query';
import { readTime } from './read-time';
import { type Piece, type RawTerm, Scan } from './scan';
import { statusWords } from './status-words';

export const longestQuery = 10_000;
/** Words and values together: each costs a look at every row. */
export const mostTerms = 200;

export interface Parsed {
  readonly query: Query;
  /** The first one in the text. */
  readonly problem: QueryProblem | null;
}

export function parse(text: string): Parsed {
  const { terms, problem } = readTerms(text);
  return { query: { terms: terms.filter(saysSomething) }, problem };
}

/** As `parse`, with terms that say nothing yet, or nothing that could be read: `rewrite.ts` puts what was clicked in their place. */
export function readTerms(text: string): { terms: readonly QueryTerm[]; problem: QueryProblem | null } {
  if (text.length > longestQuery) return { ...noQuery, problem: tooLong(text) };
  const scan = new Scan(text);
  const terms: QueryTerm[] = [];
  const problems: QueryProblem[] = [];
  let count = 0;
  for (let raw = scan.next(); raw; raw = scan.next()) {
    count += Math.max(1, raw.pieces.length);
    if (count > mostTerms) {
      problems.push({ span: raw.span, message: `At most ${mostTerms} words and values. Take some away.` });
      break;
    }
    terms.push(termOf(raw, problems));
  }
  return { terms, problem: problems[0] ?? null };
}

const tooLong = (text: string): QueryProblem => ({
  span: { start: longestQuery, end: text.length },
  message: `The search is longer than ${longestQuery.toLocaleString('en')} characters. Take some away.`,
});

const saysSomething = (term: QueryTerm): boolean =>
  term.kind === 'word' ? term.text.trim() !== '' : term.values.length > 0;

const isTimeField = (field: string): field is TimeField => (timeFields as readonly string[]).includes(field);

function termOf({ span, isNegated, isOff, field, pieces }: RawTerm, problems: QueryProblem[]): QueryTerm {
  const term = { span, isNegated, isOff };
  if (field === null) return { ...term, kind: 'word', text: pieces[0]?.text ?? '' };
  if (isTimeField(field)) return { ...term, kind: 'time', field, values: timesOf(pieces, problems) };
  const values = field === 'status' ? statusValues(pieces, problems) : pieces.flatMap(valuesOf);
  return { ...term, kind: 'values', field, values };
}

/** Quoted: the whole of it. While the quote is still open, what stands there is a part; `""` is 'has none'. */
function valuesOf({ text, isQuoted, isClosed }: Piece): readonly Value[] {
  return text !== '' || isClosed ? [{ text, isWhole: isQuoted && isClosed }] : [];
}

function statusValues(pieces: readonly Piece[], problems: QueryProblem[]): Value[] {
  return pieces.flatMap(({ span, text, isQuoted, isClosed }): Value[] => {
    if (isQuoted) return text !== '' || isClosed ? [{ text, isWhole: true }] : [];
    const word = text.toLowerCase();
    if (statusWords.includes(word)) return [{ text: word, isWhole: false }];
    problems.push({ span, message: noStatus(text, nearWord(word, statusWords)) });
    return [];
  });
}

const noStatus = (typed: string, near: string | null): string =>
  near
    ? `No status ‘${typed}’. Did you mean ${near}?`
    : `No status ‘${typed}’. Write ${statusWords.slice(0, -1).join(', ')} or ${statusWords.at(-1)}; quote a word of the server’s own.`;

function timesOf(pieces: readonly Piece[], problems: QueryProblem[]): TimeValue[] {
  return pieces.flatMap(({ span, text }): TimeValue[] => {
    const read = readTime(text.trim());
    if (read?.kind !== 'wrong') return read ? [read] : [];
    problems.push({ span, message: read.message });
    return [];
  });
}
