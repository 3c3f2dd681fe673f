/** Reads the log for the viewer, newest first, and for an export, oldest first. What cannot be read is left out: to tell of it is `verify`'s work. */
import { join } from 'node:path';
import {
  type AuditFilter,
  type AuditPage,
  type AuditQuery,
  type AuditRecord,
  auditRecordSchema,
} from '../../shared/audit';
import { auditMatcher } from './audit-filter';
import { readLine } from './chain';
import { linesBackwards, linesOf } from './file-lines';
import type { LogEnd } from './head-file';
import { segmentName, segmentNumber } from './segments';

/** A record as it stands in the log. */
export interface LoggedRecord {
  record: AuditRecord;
  mac: string;
  json: string;
}

export class LogReader {
  /** Number of the first record of each file, once read: files only grow at their end. */
  readonly #firstSeqs = new Map<string, number>();

  constructor(private readonly folder: string) {}

  async page({ before, limit, filter }: AuditQuery, end: LogEnd): Promise<AuditPage> {
    const matches = auditMatcher(filter);
    const records: AuditRecord[] = [];
    const until = before ?? end.seq + 1;
    for await (const lines of this.#backwards(until, end))
      for (const line of lines) {
        const read = readLine(line);
        if (!read || read.record.seq >= until || !matches(read.record)) continue;
        const { success, data } = auditRecordSchema.safeParse(read.record);
        if (!success) continue;
        if (records.length === limit) return { records, next: records.at(-1)?.seq ?? null, total: end.seq };
        records.push(data);
      }
    return { records, next: null, total: end.seq };
  }

  async *records(filter: AuditFilter, end: LogEnd): AsyncGenerator<LoggedRecord> {
    const matches = auditMatcher(filter);
    for (let number = 1; number <= segmentNumber(end.file); number++)
      for await (const lines of readable(linesOf(this.#path(number), sizeUpTo(end, number))))
        for (const { bytes, whole } of lines) {
          const read = whole ? readLine(bytes) : null;
          if (!read || !matches(read.record)) continue;
          const { success, data } = auditRecordSchema.safeParse(read.record);
          if (success) yield { record: data, mac: read.mac, json: Buffer.from(read.json).toString('utf8') };
        }
  }

  async *#backwards(until: number, end: LogEnd): AsyncGenerator<Buffer[]> {
    for (let number = segmentNumber(end.file); number > 0; number--) {
      const first = await this.#firstSeq(number, end);
      if (first !== null && first >= until) continue;
      yield* readable(linesBackwards(this.#path(number), sizeUpTo(end, number)));
    }
  }

  /** Null when the file does not say. */
  async #firstSeq(number: number, end: LogEnd): Promise<number | null> {
    const name = segmentName(number);
    const known = this.#firstSeqs.get(name);
    if (known !== undefined) return known;
    for await (const lines of readable(linesOf(this.#path(number), sizeUpTo(end, number))))
      for (const line of lines) {
        const read = readLine(line.bytes);
        if (read) this.#firstSeqs.set(name, read.record.seq);
        return read?.record.seq ?? null;
      }
    return null;
  }

  #path(number: number): string {
    return join(this.folder, segmentName(number));
  }
}

/** What follows in the last file is not acknowledged yet. */
const sizeUpTo = (end: LogEnd, number: number): number | undefined =>
  number === segmentNumber(end.file) ? end.size : undefined;

/** Ends where reading fails. */
async function* readable<T>(lines: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* lines;
  } catch {
    // The file is gone or cannot be read.
  }
}
