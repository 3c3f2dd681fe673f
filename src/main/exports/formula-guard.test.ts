import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, looksLikeFormula } from './formula-guard';
import { hostileCells } from './hostile-cells-for-tests';

/**
 * A judge that knows nothing of the guard's patterns: walks to the first character that is seen, and says whether it is, or folds into, a sign
 * that begins a formula.
 */
function beginsFormula(text: string): boolean {
  for (const character of text) {
    const isUnseen =
      /^[\s\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]$/u.test(character) ||
      '"\u2800\ufffd'.includes(character);
    if (!isUnseen) return /^[=+\-@|%\u2212]/.test(character.normalize('NFKC'));
  }
  return false;
}

/** Every place where a spreadsheet that does not split at the comma could begin a cell. */
const pieces = (text: string): string[] => text.split(/[;\t\r\n]/);

/** What the guard did, undone: an apostrophe goes wherever it stands before what would be guarded. */
function unguarded(text: string): string {
  const whole = text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text;
  return whole.replace(/([;\t\r\n])'([^;\t\r\n]*)/g, (all, end: string, piece: string) =>
    guardFormula(`x;${piece}`) === `x;${piece}` ? all : end + piece,
  );
}

const alphabet = [...`=+-@|%＝＋－＠−'";,\t\r\n \u0000\u00a0\u200b\u202e\u2060\ufeff\u0301aZ0`];
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(...hostileCells),
  fc.tuple(fc.constantFrom(...hostileCells), fc.constantFrom(...hostileCells)).map((two) => two.join('')),
);

describe('a guarded text', () => {
  it('is no formula, wherever a spreadsheet splits it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(pieces(guardFormula(text)).filter(beginsFormula)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('can be told back to what it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(unguarded(guardFormula(text))).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    ['+64 21 555', "'+64 21 555"],
    ['@bob', "'@bob"],
    [' \u00a0=1', "' \u00a0=1"],
    ['\ufeff＝1', "'\ufeff＝1"],
    ["'=1", "''=1"],
    ['\t', "'\t"],
    ['Tui;=1', "Tui;'=1"],
    ['Tui; -1', "Tui;' -1"],
    ['%0A=1', "'%0A=1"],
    ["|' /C calc'!A0", "'|' /C calc'!A0"],
  ])('%j is %j', (text, guarded) => {
    expect(guardFormula(text)).toBe(guarded);
  });

  it.each([
    '',
    'Hēmi Tāmihana',
    "O'Brien",
    "'quoted'",
    'a=b',
    'mail@example.nz',
    'Smith, -5 and +6',
    'Kōwhai; Pūkeko; ok',
    '2026-03-12T01:05:00.000Z',
    '५',
    '(-5)',
  ])('%j is left alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });
});

describe('of all of Unicode', () => {
  const all = function* () {
    for (let code = 0; code <= 0x10ffff; code++) yield String.fromCodePoint(code);
  };

  it('whatever folds into a sign is one', () => {
    const missed = [...all()].filter(
      (sign) => /^[=+\-@|%\u2212]/.test(sign.normalize('NFKC')) && guardFormula(`${sign}1`) === `${sign}1`,
    );
    expect(missed).toEqual([]);
  });

  it('whatever is blank, invisible or half a character hides no sign', () => {
    const missed = [...all()].filter(
      (lead) =>
        /[\s\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(lead) &&
        guardFormula(`${lead}=1`) === `${lead}=1`,
    );
    expect(missed).toEqual([]);
  });
});
