/**
 * What a real spreadsheet makes of a file full of hostile cells (#31). LibreOffice is no part of the app's setting, so where it is not there
 * this says so and goes on; the property tests beside it need nothing.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { csvHeader, csvLines } from './csv';
import { guardFormula } from './formula-guard';
import { hostileCells } from './hostile-cells-for-tests';
import { hasLibreOffice, openInLibreOffice, type Sheet } from './libreoffice-for-tests';

const isThere = hasLibreOffice();
if (!isThere)
  process.stderr.write(
    'LibreOffice is not installed: hostile cells were not opened in a real spreadsheet; skipped; install it with apt-get install --no-install-recommends libreoffice-calc\n',
  );

/** As many as the widest export has; every payload stands in each of them. */
const columns = 16;
const rows = hostileCells.map((text) => Array<string>(columns).fill(text));

/** As a careless export would write it. */
const unguarded = rows
  .map((cells) => `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`)
  .join('');
const guarded = csvHeader(hostileCells.slice(0, columns)) + csvLines(rows);

/** What XML cannot hold is not shown; how a line ends within a cell is not kept. */
const shown = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

describe.skipIf(!isThere)(`${hostileCells.length} hostile cells × ${columns} columns in LibreOffice`, () => {
  const sheets: Record<string, Record<'guarded' | 'unguarded', Sheet>> = {};
  beforeAll(async () => {
    for (const split of [',', ';', '\t'] as const)
      sheets[split] = await openInLibreOffice({ guarded, unguarded }, split);
  }, 300_000);

  it.each([',', ';', '\t'])('split at %j: none is a formula, and some would be', (split) => {
    expect(sheets[split]?.unguarded.formulas.length).toBeGreaterThan(columns * 10);
    expect(sheets[split]?.guarded.formulas).toEqual([]);
  });

  it('each is shown as it was, but for the apostrophes', () => {
    expect(hostileCells.length).toBeGreaterThanOrEqual(500);
    const [titles, ...cells] = sheets[',']?.guarded.rows ?? [];
    expect(titles).toEqual(hostileCells.slice(0, columns).map((text) => shown(guardFormula(text))));
    expect(cells).toEqual(rows.map((row) => row.map((text) => shown(guardFormula(text)))));
  });
});
