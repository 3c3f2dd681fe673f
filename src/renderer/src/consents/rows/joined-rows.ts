/**
 * Texts of a thousand rows, joined: as received, part by part, and folded. Never changed once made, so whoever took hold of one (an export) reads
 * in it what was there then; a change makes another.
 *
 * Texts are found by where they start, not by what stands between them: a server may write line ends into an id.
 */
import { foldLines } from './fold-lines';
import { narrowed } from './one-byte';

/** Each row's text with a line end behind it. */
interface Joined {
  readonly text: string;
  /** Where each starts, and where one more would. */
  readonly starts: Uint32Array;
}

export interface JoinedRows {
  readonly parts: readonly Joined[];
  /** All parts folded, one below the other. The same object as the only part where folding changes nothing, as in most lists of ids. */
  readonly folded: Joined;
}

const nothing: Joined = { text: '', starts: new Uint32Array(1) };

export const noRows = (parts: number): JoinedRows => ({
  parts: Array.from({ length: parts }, () => nothing),
  folded: nothing,
});

export const countOf = ({ folded }: JoinedRows): number => folded.starts.length - 1;

export const textAt = ({ text, starts }: Joined, place: number): string =>
  text.slice(starts[place], (starts[place + 1] as number) - 1);

/** With these rows behind those that are there; at least one, by part. */
export function extended(rows: JoinedRows, added: readonly (readonly string[])[]): JoinedRows {
  const parts: Joined[] = [];
  const lines: (readonly string[])[] = [];
  let received = '';
  for (const [number, texts] of added.entries()) {
    const wide = texts.join('\n');
    const narrow = narrowed(wide);
    const joined = narrow ?? wide;
    received = joined;
    parts.push(behind(rows.parts[number] ?? nothing, joined, texts, 1));
    lines.push(foldLines(texts, joined, narrow !== null));
  }
  const folded = interleaved(lines);
  const text = folded.join('\n');
  const [only] = parts;
  const isShared = parts.length === 1 && rows.folded === rows.parts[0] && text === received;
  if (only && isShared) return { parts, folded: only };
  return { parts, folded: behind(rows.folded, narrowed(text) ?? text, folded, parts.length) };
}

/** Some neighbours, up to but without `to`. */
export interface Run {
  readonly rows: JoinedRows;
  readonly from: number;
  readonly to: number;
}

/** One behind the other. Nothing is folded again, and neighbours are moved together. */
export function joinedRuns(runs: readonly Run[]): JoinedRows {
  const count = runs[0]?.rows.parts.length ?? 0;
  const parts = Array.from({ length: count }, (_, part) =>
    moved(runs, ({ parts: those }) => those[part] ?? nothing),
  );
  const [only] = parts;
  const isShared = count === 1 && runs.every(({ rows }) => rows.folded === rows.parts[0]);
  return { parts, folded: only && isShared ? only : moved(runs, ({ folded }) => folded) };
}

export const charactersIn = ({ rows, from, to }: Run): number =>
  rows.parts.reduce((sum, { starts }) => sum + (starts[to] as number) - (starts[from] as number), 0);

function moved(runs: readonly Run[], textsOf: (rows: JoinedRows) => Joined): Joined {
  const starts = new Uint32Array(runs.reduce((count, { from, to }) => count + to - from, 1));
  const texts: string[] = [];
  let row = 0;
  for (const { rows, from, to } of runs) {
    const before = textsOf(rows);
    const shift = (starts[row] as number) - (before.starts[from] as number);
    for (let place = from; place < to; place++) starts[++row] = (before.starts[place + 1] as number) + shift;
    texts.push(before.text.slice(before.starts[from], before.starts[to]));
  }
  return { text: texts.join(''), starts };
}

/** Row by row: the first line of each list, then the second of each. */
function interleaved(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = lists;
  if (lists.length === 1) return first;
  const all: string[] = [];
  for (let row = 0; row < first.length; row++) for (const lines of lists) all.push(lines[row] as string);
  return all;
}

/** @param perRow how many of the texts make a row */
function behind(before: Joined, joined: string, texts: readonly string[], perRow: number): Joined {
  const count = before.starts.length - 1;
  const added = texts.length / perRow;
  const starts = new Uint32Array(count + added + 1);
  starts.set(before.starts);
  let end = before.text.length;
  for (let row = 0, text = 0; row < added; row++) {
    for (const last = text + perRow; text < last; text++) end += (texts[text] as string).length + 1;
    starts[count + row + 1] = end;
  }
  return { text: `${before.text}${joined}\n`, starts };
}
