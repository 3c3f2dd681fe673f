/** The values of fields in what reads like JSON, whole or cut off, on its own or in the middle of other text. */

export interface FieldValue {
  readonly name: string;
  /** The strings and numbers of the value, which may be an object or a list; without their quotes. */
  readonly leaves: ReadonlyArray<{ from: number; to: number; isNumber: boolean }>;
}

const field = /(["'])((?:(?!\1)[^\\]|\\.){1,80})\1\s*:\s*/gs;
const leaf = /(["'])((?:(?!\1)[^\\]|\\.)*)(?:\1|$)(\s*:)?|-?\d[\d.eE+-]*/gs;

/** Those fields that `wanted` names; objects within objects too. */
export function* jsonFields(text: string, wanted: (name: string) => boolean): Generator<FieldValue> {
  for (const { 2: name = '', 0: found, index } of text.matchAll(field)) {
    if (!wanted(name)) continue;
    const from = index + found.length;
    yield { name, leaves: [...leavesOf(text, from, valueEnd(text, from))] };
  }
}

function* leavesOf(text: string, from: number, end: number) {
  leaf.lastIndex = from;
  for (;;) {
    const found = leaf.exec(text);
    if (!found || found.index >= end) return;
    const { 0: whole, 1: quote, 2: content = '', 3: isName, index } = found;
    if (isName !== undefined && index > from) continue;
    const start = quote === undefined ? index : index + 1;
    yield { from: start, to: start + (quote ? content : whole).length, isNumber: quote === undefined };
  }
}

/** Where the value that begins here ends; the end of the text for one that is cut off. */
function valueEnd(text: string, from: number): number {
  const first = text.charAt(from);
  if (first === '"' || first === "'") return stringEnd(text, from);
  if (first !== '{' && first !== '[') {
    const length = text.slice(from, from + 400).search(/[\s,}\]]/);
    return length < 0 ? text.length : from + length;
  }
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = stringEnd(text, at) - 1;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Behind the closing quote. */
function stringEnd(text: string, from: number): number {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === quote) return at + 1;
  }
  return text.length;
}
