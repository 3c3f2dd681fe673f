import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvHeader, csvLine, csvLines } from './csv';
import { guardFormula } from './formula-guard';
import { hostileCells } from './hostile-cells-for-tests';
import { parseStrictCsv } from './strict-csv-for-tests';

describe('a line of CSV', () => {
  it('has every text in quotes, numbers bare, nothing where there is no value, and CRLF', () => {
    expect(csvLine(['Hēmi "H"', -5, null, '', ['a', 'b']])).toBe('"Hēmi ""H""",-5,,"","a; b"\r\n');
  });

  it('leaves a negative number alone, and no negative text', () => {
    expect(csvLine([-5, '-5'])).toBe(`-5,"'-5"\r\n`);
  });

  it('guards each part of a list', () => {
    expect(csvLine([['ReadBalances', '=1+1']])).toBe(`"ReadBalances;' =1+1"\r\n`);
  });

  it('is cell for cell what went in, guarded', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'",;\r\n\t= a\'') }),
      fc.constantFrom(...hostileCells),
    );
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(rows, (some) => {
        expect(parseStrictCsv(csvLines(some))).toEqual(some.map((cells) => cells.map(guardFormula)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the head of a file', () => {
  it('is a byte order mark and the titles, guarded too', () => {
    expect(csvHeader(['Status', '=1+1'])).toBe(`\ufeff"Status","'=1+1"\r\n`);
  });
});
