/**
 * Texts of many rows, joined as they came from main. Never changed once made, so whoever took hold of one (an export) reads in it what was there
 * then; a change makes another.
 *
 * Texts are found by where they start, not by what stands between them: a server may write line ends into an id.
 */
import type { PackedTexts } from '../../../../shared/consent-chunk';

export const countOf = ({ starts }: PackedTexts): number => starts.length - 1;

export const textAt = ({ text, starts }: PackedTexts, place: number): string =>
  text.slice(starts[place], (starts[place + 1] as number) - 1);

/** Some neighbours, up to but without `to`. */
export interface TextRun {
  readonly texts: PackedTexts;
  readonly from: number;
  readonly to: number;
}

/** One run behind the other: neighbours are moved together. */
export function joinedTexts(runs: readonly TextRun[]): PackedTexts {
  const starts = new Uint32Array(runs.reduce((count, { from, to }) => count + to - from, 1));
  const pieces: string[] = [];
  let row = 0;
  for (const { texts, from, to } of runs) {
    const shift = (starts[row] as number) - (texts.starts[from] as number);
    for (let place = from; place < to; place++) starts[++row] = (texts.starts[place + 1] as number) + shift;
    pieces.push(texts.text.slice(texts.starts[from], texts.starts[to]));
  }
  return { text: pieces.join(''), starts };
}

/** A few texts of which each is a string of its own. */
export function packedTexts(texts: readonly string[]): PackedTexts {
  const starts = new Uint32Array(texts.length + 1);
  for (const [place, text] of texts.entries())
    starts[place + 1] = (starts[place] as number) + text.length + 1;
  return { text: texts.map((text) => `${text}\n`).join(''), starts };
}
