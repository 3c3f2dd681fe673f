/**
 * HTML in which nothing that came from a server can be anything but text.
 *
 * Every value put into `html` is escaped, and a value inside a tag is refused outright: no attribute ever holds what somebody else wrote. Characters
 * that make text lie (controls, direction overrides, invisible ones) are printed by their number, so that a record reads as it is.
 */

/** Markup that is safe as it is. Made by `html`, and by `trusted` for texts of this app's own. */
export class Html {
  constructor(readonly markup: string) {}
}

type Value = Html | string | number | readonly Html[] | null;

export function html(literals: TemplateStringsArray, ...values: Value[]): Html {
  let markup = literals[0] ?? '';
  for (const [index, value] of values.entries()) {
    if (/<[^>]*$/.test(literals[index] ?? '')) throw new Error('a value may not stand inside a tag');
    markup += markupOf(value) + (literals[index + 1] ?? '');
  }
  return new Html(markup);
}

/** Only for constants of this app's own source. */
export const trusted = (markup: string): Html => new Html(markup);

export const nothing = trusted('');

function markupOf(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  return value.map(({ markup }) => markup).join('');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Line ends and tabs are left; half a surrogate pair is no character at all. */
const special = /[&<>"'`]|(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}\u{200b}\u{2028}\u{2029}\u{2060}\u{feff}]/gu;

export const escapeText = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(special, (character) => entities[character] ?? `<span class="mark">${nameOf(character)}</span>`);

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
