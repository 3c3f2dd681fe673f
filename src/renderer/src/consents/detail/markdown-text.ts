/**
 * Text of others, safe in a cell of a Markdown table: it cannot end the cell or the table, become a link, an image, a mention or HTML, or
 * turn what stands around it the other way round.
 *
 * In a code span nothing of that has a meaning, with two exceptions. A backtick would end it, so it is fenced with more of them than the text has in
 * a row. A pipe ends the cell even there, and renderers disagree about escaping it, so it stands between two spans, as a character reference.
 */

/** Line ends and tabs are only space; other controls, and marks that turn the direction, are shown as what they are: something odd. */
const oneLine = (text: string): string =>
  text
    .replace(/[\s\u0085\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '\ufffd')
    .trim();

/** '' for what is empty. */
export function markdownText(text: string): string {
  return oneLine(text)
    .split('|')
    .map((part) => (part === '' ? '' : codeSpan(part)))
    .join('&#124;');
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A backtick there would lengthen the fence; of spaces at both ends, and of those alone, one is taken off again.
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + pad + text + pad + fence;
}
