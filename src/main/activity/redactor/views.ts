/**
 * A text as it reads once its encodings are undone. A server may quote a secret percent-encoded, in JSON within JSON, or in HTML, and any mix of
 * them; so the search goes over every reading, and each reading knows where in the original its characters came from.
 */
import type { Span } from './marks';

export interface View {
  readonly text: string;
  /** Where in the original each character begins, and where the last one ends. Null: it is the original. */
  readonly starts: Int32Array | null;
}

interface Encoding {
  /** One encoded character, with the flag `g`. */
  readonly pattern: RegExp;
  /** Null when it is none after all. */
  decode(found: string): string | null;
}

const percent: Encoding = {
  // By the length that its first byte announces.
  pattern:
    /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi,
  decode(found) {
    try {
      return decodeURIComponent(found);
    } catch {
      return null;
    }
  },
};

const short: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
/** And `\x41`, which JSON does not know but many logs write. */
const backslash: Encoding = {
  pattern: /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|["'\\/bfnrt])/g,
  decode: (found) =>
    found.length > 2
      ? String.fromCharCode(Number.parseInt(found.slice(2), 16))
      : (short[found.charAt(1)] ?? found.charAt(1)),
};

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const entity: Encoding = {
  pattern: /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);?/gi,
  decode(found) {
    const name = found.slice(1).replace(';', '').toLowerCase();
    if (!name.startsWith('#')) return named[name] ?? null;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : null;
  },
};

const encodings = [percent, backslash, entity];

/** How many encodings may lie over one another: JSON in JSON that holds an address of an address. */
const deepest = 4;

/** The original first. */
export function viewsOf(text: string): View[] {
  const views: View[] = [{ text, starts: null }];
  const known = new Set([text]);
  for (let depth = 0, from = 0; depth < deepest; depth++) {
    const outer = views.slice(from);
    from = views.length;
    for (const view of outer)
      for (const encoding of encodings) {
        const inner = undo(view, encoding);
        if (!inner || known.has(inner.text)) continue;
        known.add(inner.text);
        views.push(inner);
      }
  }
  return views;
}

/** What one encoding hides in a text, for the secrets themselves: they may look encoded. */
export const readingsOf = (text: string): string[] =>
  encodings.flatMap((encoding) => undo({ text, starts: null }, encoding)?.text ?? []);

function undo({ text, starts }: View, { pattern, decode }: Encoding): View | null {
  if (text.search(pattern) < 0) return null;
  const origin = (index: number) => (starts ? (starts[index] ?? 0) : index);
  // Nothing gets longer by being decoded.
  const decoded = new Int32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let at = 0;
  const keepUntil = (end: number) => {
    pieces.push(text.slice(at, end));
    for (; at < end; at++) decoded[length++] = origin(at);
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const character = decode(found);
    if (character === null) continue;
    keepUntil(index);
    pieces.push(character);
    for (let unit = 0; unit < character.length; unit++) decoded[length++] = origin(index);
    at = index + found.length;
  }
  keepUntil(text.length);
  decoded[length] = origin(text.length);
  return { text: pieces.join(''), starts: decoded.subarray(0, length + 1) };
}

/** A span of the view, in the original. */
export function inOriginal({ starts }: View, { from, to, mark }: Span): Span {
  if (!starts) return { from, to, mark };
  const begin = starts[from] ?? 0;
  let end = to;
  // A character that is two units has one place.
  while (end < starts.length - 1 && starts[end] === starts[end - 1]) end++;
  return { from: begin, to: starts[end] ?? begin, mark };
}
