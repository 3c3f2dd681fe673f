/** How rows become the text of a file, by format. */
import type { ExportBegin, ExportCell } from '../../shared/export';
import { csvHeader, csvLines } from './csv';
import { jsonLines } from './json-lines';

export interface RowWriter {
  readonly header: string;
  lines(rows: readonly (readonly ExportCell[])[]): string;
}

export function writerFor({ format, columns }: Pick<ExportBegin, 'format' | 'columns'>): RowWriter {
  if (format === 'csv')
    return { header: csvHeader(columns.map(({ title }) => title)), lines: (rows) => csvLines(rows) };
  const keys = columns.map(({ key }) => key);
  return { header: '', lines: (rows) => jsonLines(keys, rows) };
}
