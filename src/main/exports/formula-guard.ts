/**
 * Text that no spreadsheet takes for a formula (#31). A cell that could be one gets an apostrophe in front, which spreadsheets show; the same
 * stands behind each `;`, tab and line end within a text, because a spreadsheet that splits there, as many do outside English-speaking
 * countries, makes a cell of what follows.
 *
 * The hard thing is where a text begins: spreadsheets and those who paste into them trim, drop and fold different characters. So everything
 * that is blank, invisible, a quote or a mark is looked through, and what compatibility folds into a sign counts as that sign.
 *
 * Nothing is lost: a text that looks guarded already is guarded once more, so taking one apostrophe off where it stands before such a start
 * always gives the original.
 */

/** `=`, `+`, `-`, `@`, and `|` and `%`, which older importers and DDE know; then what NFKC or a number parser takes for one of them. */
const signs = String.raw`=+\-@|%\u207a-\u207c\u208a-\u208c\u2212\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6a\ufe6b\uff05\uff0b\uff0d\uff1d\uff20\uff5c`;

/** Controls, format marks, unassigned and half characters, every space, combining marks, what is drawn as nothing, and quotes. */
const seenThrough = String.raw`\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800\ufffd'"`;

/** A leading control is never believed: what an importer makes of it is anybody's guess. */
const formulaStart = new RegExp(`^(?:[${seenThrough}]*[${signs}]|'*\\p{Cc})`, 'u');

const splits = /[;\t\r\n]/;
const splitBeforeFormula = new RegExp(
  `([;\\t\\r\\n])(?=(?:(?![\\t\\r\\n])[${seenThrough}])*[${signs}])`,
  'gu',
);

/** Whether a cell with this text could be taken for a formula. */
export const looksLikeFormula = (text: string): boolean => formulaStart.test(text);

export function guardFormula(text: string): string {
  const whole = splits.test(text) ? text.replace(splitBeforeFormula, "$1'") : text;
  return looksLikeFormula(whole) ? `'${whole}` : whole;
}
