/** The log as a file (E1): JSON Lines with each record exactly as it is chained, or a table for a spreadsheet. */
import type { AuditRecord } from '../../shared/audit';
import { WholeFile } from '../storage/whole-file';
import type { LoggedRecord } from './log-reader';

/** Writes a row so that no cell can act in a spreadsheet. */
export interface RowWriter {
  csvLine(cells: readonly (string | number | null)[]): string;
}

type Cell = string | number | null;

const columns: ReadonlyArray<readonly [title: string, cell: (record: AuditRecord) => Cell]> = [
  ['Record', ({ seq }) => seq],
  ['Time (UTC)', ({ at }) => new Date(at).toISOString()],
  ['Who', ({ actor }) => actor],
  ['App version', ({ app }) => app],
  ['What', ({ kind }) => kind],
  ['Realm', ({ realm }) => realm?.name ?? null],
  ['Realm id', ({ realm }) => realm?.id ?? null],
  ['Environment', ({ realm }) => realm?.environment ?? null],
  ['Consent', ({ consentId }) => consentId ?? null],
  ['Acting for customer', ({ subject }) => subject ?? null],
  ['Run', ({ runId }) => runId ?? null],
  ['Reason', ({ reason }) => reason ?? null],
  ['Ticket', ({ ticket }) => ticket ?? null],
  ['Outcome', ({ outcome }) => outcome ?? null],
  ['Request ids', ({ requestIds }) => requestIds?.join(' ') ?? null],
  [
    'Details',
    ({ details }) =>
      Object.entries(details ?? {})
        .map(([name, value]) => `${name}: ${value}`)
        .join('; ') || null,
  ],
];

const csvLines = (rows: RowWriter) => ({
  // Without the mark, Excel takes the text for another encoding.
  head: `\ufeff${row(rows, [...columns.map(([title]) => title), 'Mac'])}`,
  line: ({ record, mac }: LoggedRecord) => row(rows, [...columns.map(([, cell]) => cell(record)), mac]),
});

const row = (rows: RowWriter, cells: readonly Cell[]): string => {
  const line = rows.csvLine(cells);
  return line.endsWith('\n') ? line : `${line}\r\n`;
};

/** The record's text is what its mac was made of. */
const jsonLines = {
  head: '',
  line: ({ mac, json }: LoggedRecord) => `{"mac":"${mac}","record":${json}}\n`,
};

/** Characters that are written at once. */
const pieceLength = 64 * 1024;

/** All but its name: call `finish` or `abandon` on what it answers with. Throws what the system says, and then leaves nothing. */
export async function writeExport(
  path: string,
  format: 'csv' | 'jsonl',
  records: AsyncIterable<LoggedRecord>,
  rows: RowWriter,
): Promise<{ file: WholeFile; count: number }> {
  const { head, line } = format === 'csv' ? csvLines(rows) : jsonLines;
  const file = await WholeFile.create(path);
  try {
    let piece = head;
    let count = 0;
    for await (const record of records) {
      piece += line(record);
      count++;
      if (piece.length < pieceLength) continue;
      await file.write(piece);
      piece = '';
    }
    await file.write(piece);
    await file.sync();
    return { file, count };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
