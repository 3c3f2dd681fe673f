/** What is hidden for its place or its looks, whoever's it is and whether the app knows it or not: JWTs, bearer values, fields named like secrets. */
import { jsonFields } from './json-values';
import type { Mark, Span } from './marks';
import { markOfField, markOfParameter } from './sensitive-names';

/** Also one that was cut off. */
const jwt = /\beyJ[\w-]{16,}(?:\.[\w-]*)*/g;
/** Words follow 'basic' and 'token' in prose; a value has a digit in it or is longer than words are. */
const scheme = /\b(?:bearer|basic|dpop|negotiate|token)\s+((?=[^\s"',;]*\d)[\w.~+/=-]{8,}|[\w.~+/=-]{24,})/gi;
const parameter = /(?<![\w.[\]-])([\w.[\]-]{2,200})=([^&\s"'<>;,)}]+)/g;
const spoken =
  /\b((?:client|app)[ _-]?secret|(?:x-)?api[ _-]?key|password|passphrase|(?:access|refresh|id|subject)[ _-]?token|assertion|authorization)["']?\s*(?::|=|is)\s*["']?([^\s"'&,;<>{}]{4,})/gi;
const element = /<([\w:.-]{2,60})[^<>]*>([^<]+)/g;

/** Without any of these there is no place: most of what is looked at is a word. */
const anyPlace = /[=:<\s]|eyJ/;

export function findByStructure(text: string): Span[] {
  if (!anyPlace.test(text)) return [];
  const spans: Span[] = [];
  for (const { 0: found, index } of text.matchAll(jwt))
    spans.push({ from: index, to: index + found.length, mark: 'token' });
  for (const match of text.matchAll(scheme)) spans.push(tailOf(match, match[1] ?? '', 'token'));
  pairs(text, parameter, markOfParameter, spans);
  pairs(text, element, markOfField, spans);
  pairs(text, spoken, (name) => markOfField(name) ?? 'hidden', spans);
  for (const { name, leaves } of jsonFields(text, (name) => markOfField(name) !== null))
    for (const { from, to, isNumber } of leaves)
      spans.push({ from, to, mark: isNumber ? 'number' : (markOfField(name) ?? 'hidden') });
  return spans.filter(({ from, to }) => to > from);
}

function pairs(text: string, pattern: RegExp, markOf: (name: string) => Mark | null, spans: Span[]): void {
  for (const match of text.matchAll(pattern)) {
    const mark = markOf(match[1] ?? '');
    if (mark) spans.push(tailOf(match, match[2] ?? '', mark));
  }
}

/** The value stands at the end of what was found. */
function tailOf({ 0: found, index }: RegExpExecArray, value: string, mark: Mark): Span {
  const to = index + found.length;
  return { from: to - value.length, to, mark };
}
