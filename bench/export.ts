/**
 * What it costs to write 1,000,000 rows through the export service, each slice parsed as at the bridge, beside writing the same bytes; and how
 * much memory that takes.
 */
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from '../src/main/bridge/answer';
import { systemClock as clock } from '../src/main/clock';
import { csvHeader, csvLines } from '../src/main/exports/csv';
import { ExportService } from '../src/main/exports/export-service';
import { requests } from '../src/shared/bridge';
import { type ExportCell, exportSlice } from '../src/shared/export';
import { compete, type Figure, timed } from './ratios';

const count = 1_000_000;
const mib = 1024 * 1024;
const titles = [
  ...['Realm', 'Environment', 'Consent id', 'Status', 'Status as received', 'Effective status'],
  ...['Customer id', 'Customer', 'Customer e-mail', 'Recipient id', 'Recipient', 'Permissions'],
  ...['Created (UTC)', 'Updated (UTC)', 'Expires (UTC)'],
];

/** Beside the results, since the system's temporary folder may be in memory. */
export async function benchExport(rounds: number): Promise<Figure[]> {
  const results = join(import.meta.dirname, 'results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'export-'));
  try {
    const peak = await peakAbove(() => exportAll(join(folder, 'warm.csv')));
    const bytes = await writeBytes(join(folder, 'size.csv'));
    const figure = await compete({
      what: `${count.toLocaleString('en')} rows exported as CSV, peak RSS ${Math.round(peak / mib)} MiB above idle`,
      floor: 'writing the same bytes with a stream',
      target: 'memory bounded: ≤ 150 MiB above idle',
      // Half a minute each: three pairs tell as much as seven.
      rounds: Math.min(rounds, 3),
      theirs: () => timed(() => writeBytes(join(folder, 'plain.csv'))),
      ours: () => timed(() => exportAll(join(folder, 'ours.csv'))),
    });
    console.log(
      `export: ${(bytes / mib).toFixed(0)} MiB, ${(bytes / mib / (figure.ours / 1000)).toFixed(0)} MiB/s, peak RSS ${(peak / mib).toFixed(0)} MiB above idle`,
    );
    if (readdirSync(folder).some((name) => name.endsWith('.partial'))) throw new Error('something was left');
    return [figure];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function exportAll(path: string): Promise<void> {
  const service = new ExportService({
    files: { save: async () => path },
    realms: { get: (id) => ({ id, name: 'Kiwi Sandbox', environment: 'sandbox' }) },
    audit: { append: async () => ({ seq: 1, mac: '' }) },
    clock,
  });
  const ask = async <M extends keyof typeof requests.exports>(method: M, input: unknown) => {
    const act = service[method].bind(service) as (input: never) => unknown;
    const result = await answer(requests.exports[method], act, input);
    if (!result.ok) throw new Error(result.failure.message);
    return result.value;
  };
  const columns = titles.map((title, index) => ({ key: `c${index}`, title }));
  const { exportId } = (await ask('begin', {
    format: 'csv',
    columns,
    realmIds: ['kiwi'],
    rows: count,
    filtered: false,
  })) as { exportId: string };
  for (let from = 0; from < count; from += exportSlice) await ask('rows', { exportId, rows: slice(from) });
  await ask('finish', { exportId });
}

/** The text is made beforehand, one slice for all: only the writing counts. */
async function writeBytes(path: string): Promise<number> {
  const text = Buffer.from(csvLines(slice(0)));
  const stream = createWriteStream(path, { flush: true });
  stream.write(csvHeader(titles));
  for (let from = 0; from < count; from += exportSlice) if (!stream.write(text)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'close');
  return stream.bytesWritten;
}

const slice = (from: number): ExportCell[][] =>
  Array.from({ length: exportSlice }, (_, index) => row(from + index));

function row(index: number): ExportCell[] {
  const at = new Date(1.7e12 + index * 1000).toISOString();
  const id = String(index).padStart(8, '0');
  return [
    ...['Kiwi Sandbox', 'sandbox', `b5f0c7c2-0c7d-4a2f-9d57-${id}0000`, 'active', 'Authorised', 'active'],
    ...[`customer-${id}`, 'Hēmi Tāmihana', `hemi.tamihana.${id}@example.nz`, 'r-17', 'Kōwhai Ledger Ltd'],
    ['ReadAccountsDetail', 'ReadBalances', 'ReadTransactionsBasic', 'ReadTransactionsDetail'],
    ...[at, at, at],
  ];
}

/** Bytes of resident memory at the highest, above what there was before. */
async function peakAbove(act: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let peak = idle;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  await act();
  clearInterval(watch);
  return peak - idle;
}
