/**
 * Characters by what they mean to the query language. What is pasted from mails, spreadsheets and tickets brings line ends, no-break spaces,
 * curly quotes and invisible marks of direction: none of them is something an operator would look for.
 */

/** White space and control characters: they end a word. By number, for it is asked of each character of the text. */
export function isSpace(code: number): boolean {
  if (code < 128) return code <= 32 || code === 127;
  if (code < 0x1680) return code <= 160;
  return (
    (code >= 0x2000 && code <= 0x200a) || [0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(code)
  );
}

/** Marks of direction, joiners, soft hyphens and the byte order mark: left out wherever they stand, except between quotes. */
export function isInvisible(code: number): boolean {
  if (code < 128) return false;
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    [0xad, 0x61c, 0xfeff].includes(code)
  );
}

/** Quotes that open, each with those that close it. A straight one is closed by its like alone, so that it can hold curly ones. */
const closers: Readonly<Record<string, string>> = { '"': '"', '“': '”“"', '”': '”“"', '„': '“”"' };

export const isQuote = (character: string): boolean => character in closers;
export const closes = (opener: string, character: string): boolean =>
  closers[opener]?.includes(character) ?? false;
