/**
 * Rows as CSV, for spreadsheets and for programs: UTF-8 with a byte order mark (without it Excel garbles every macron), CRLF, every text in
 * quotes, numbers bare, nothing at all where there is no value. Formulas are made harmless, see `formula-guard.ts`.
 */
import { type Options, stringify } from 'csv-stringify/sync';
import type { ExportCell } from '../../shared/export';
import { guardFormula } from './formula-guard';

const options: Options = {
  record_delimiter: '\r\n',
  quoted_string: true,
  // A second guard, by someone else's hand.
  escape_formulas: true,
};

/** Cells as they go into the file; a list becomes one text. Numbers stay numbers: a negative one is no formula. */
function harmless(cell: ExportCell): string | number | null {
  if (Array.isArray(cell)) return guardFormula(cell.join('; '));
  return typeof cell === 'string' ? guardFormula(cell) : cell;
}

/** Each row with its line end. */
export const csvLines = (rows: readonly (readonly ExportCell[])[]): string =>
  stringify(
    rows.map((cells) => cells.map(harmless)),
    options,
  );

/** One row with its line end. */
export const csvLine = (cells: readonly ExportCell[]): string => csvLines([cells]);

/** What a file begins with: the byte order mark and the titles. */
export const csvHeader = (titles: readonly string[]): string => `\ufeff${csvLine(titles)}`;
