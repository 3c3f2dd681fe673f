/**
 * Looks for a word in some rows of a long text: from one stop at the rarest of the word's characters to the next, by native calls, and at each stop by hand
 * at what stands around it. A native call for the whole word would stop wherever its first character stands, and could not be told to end with
 * the row.
 */

/** Small: a long word is asked about character by character. */
const sampleSize = 512;

/** Of a word's characters, the place of the one that is least in a text. */
export function rarestIn(word: string, text: string): number {
  const sample = text.slice(0, sampleSize);
  const stops = Array.from({ length: word.length }, (_, at) => countOf(sample, word.charAt(at)));
  return stops.indexOf(Math.min(...stops));
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
  return count;
}

export function stopFrom(text: string, letter: string, from: number): number {
  const at = text.indexOf(letter, from);
  return at < 0 ? text.length : at;
}

export function isAt(text: string, codes: Uint16Array, start: number): boolean {
  for (let at = 0; at < codes.length; at++) if (text.charCodeAt(start + at) !== codes[at]) return false;
  return true;
}
