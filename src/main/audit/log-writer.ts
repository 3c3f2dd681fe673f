/**
 * Writes the log: records to the disk first, then the head, and only then is anything acknowledged.
 *
 * Whatever goes wrong is answered in one way: let go of the file, and before the next write find out anew where the log ends (`find-end.ts`),
 * with what this run remembers as a witness. So a disk that works again needs no restart, and a file that was removed, replaced or cut
 * is found to be damage at the moment it matters.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry, AuditRecord } from '../../shared/audit';
import type { Clock } from '../clock';
import { AppendFile, ReplacedFileError } from '../storage/append-file';
import type { AuditPlace } from './audit-log';
import { canonicalJson, lineOf, macOf } from './chain';
import type { ChainProblem } from './chain-check';
import { findEnd, type Remembered } from './find-end';
import { HeadFile, type LogEnd } from './head-file';
import type { LogKeys } from './log-keys';
import { isNoFile, logFolder, segmentName, segmentNumber, segmentNumbers } from './segments';

export interface LogWriterOptions {
  /** The app's own folder. */
  folder: string;
  keys: LogKeys;
  clock: Pick<Clock, 'now'>;
  /** `user@computer`. */
  actor: string;
  appVersion: string;
  /** Bytes after which a new file is begun. */
  segmentBytes?: number;
  openFile?: (path: string) => Promise<AppendFile>;
}

const usualSegmentBytes = 8 * 1024 * 1024;
/** A file may be taken away again while it is being looked for. */
const attempts = 3;

/** No call may begin before the one before has settled. Each throws what the system says. */
export class LogWriter {
  readonly folder: string;
  readonly #head: HeadFile;
  /** Null before the first look, and after trouble. */
  #end: LogEnd | null = null;
  /** The last end that was acknowledged in this run. */
  #acknowledged: Remembered | null = null;
  #file: AppendFile | null = null;
  #firstDamage: ChainProblem | null = null;
  /** What is wrong and does not stand in the log yet. */
  #untold: ChainProblem | null = null;

  constructor(private readonly options: LogWriterOptions) {
    this.#head = new HeadFile(options.folder);
    this.folder = logFolder(options.folder);
  }

  /** The first that this run found, told in the log or not. */
  get firstDamage(): ChainProblem | null {
    return this.#firstDamage;
  }

  get hasUntold(): boolean {
    return this.#untold !== null;
  }

  get acknowledged(): Remembered | null {
    return this.#acknowledged;
  }

  /** Where the log ends, as far as this run knows. */
  async end(): Promise<LogEnd> {
    return this.#end ?? (await this.#find());
  }

  /** The same, after a look at what is on the disk now. */
  async endOnDisk(): Promise<LogEnd> {
    try {
      if (this.#file) await this.#file.check();
      if (!this.#file || !(await this.#isAllOurs())) await this.letGo();
    } catch (error) {
      await this.letGo();
      if (!(error instanceof ReplacedFileError)) throw error;
    }
    return this.end();
  }

  async endAnew(): Promise<LogEnd> {
    await this.letGo();
    return this.end();
  }

  /** With no entries, only what is untold is written. */
  async write(entries: readonly AuditEntry[]): Promise<AuditPlace[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#write(entries, await this.end());
      } catch (error) {
        await this.letGo();
        const isGone = error instanceof ReplacedFileError || isNoFile(error);
        if (!isGone || attempt === attempts) throw error;
      }
    }
  }

  /** The head once more, into its other slot: then neither is older than the log. */
  async settle(): Promise<void> {
    const key = this.#end && this.options.keys.known.get(this.#end.key);
    if (this.#end && this.#file && key) await this.#head.write(this.#end, key);
  }

  async letGo(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    this.#end = null;
    await file?.close().catch(() => {});
  }

  async #find(): Promise<LogEnd> {
    const { keys } = this.options;
    await keys.now();
    const remembered = [...keys.remembered, ...(this.#acknowledged ? [this.#acknowledged] : [])];
    const head = await this.#head.read(keys.known);
    const { end, damage } = await findEnd({ folder: this.folder, head, keys: keys.known, remembered });
    this.#firstDamage ??= damage;
    this.#untold = damage;
    this.#end = end;
    return end;
  }

  /** Whether the head is as it was written, and no file has come after the last one. */
  async #isAllOurs(): Promise<boolean> {
    const head = await this.#head.read(this.options.keys.known);
    const last = (await segmentNumbers(this.folder)).at(-1);
    if (head.kind !== 'end') return false;
    const { mac, key, file } = head.end;
    const isHeadOurs = mac === this.#acknowledged?.mac && key === this.#acknowledged.key;
    return isHeadOurs && last === segmentNumber(file);
  }

  async #write(entries: readonly AuditEntry[], end: LogEnd): Promise<AuditPlace[]> {
    const { keys, clock, actor, appVersion } = this.options;
    if (entries.length === 0 && !this.#untold) return [];
    const { key, fingerprint } = await keys.now();
    const opening = this.#openingFor(end, fingerprint);
    const from = opening ? { ...end, file: opening.file, size: 0, key: fingerprint } : end;
    const file = opening ? await this.#begin(from, end, key) : await this.#resume(end);
    let { seq, mac } = end;
    const lines: string[] = [];
    const places: AuditPlace[] = [];
    for (const entry of opening ? [opening.entry, ...entries] : entries) {
      const record: AuditRecord = { seq: seq + 1, at: clock.now(), actor, app: appVersion, ...entry };
      const json = canonicalJson(record);
      mac = macOf(key, mac, json);
      seq = record.seq;
      lines.push(lineOf(mac, json));
      places.push({ seq, mac });
    }
    await file.append(lines);
    const reached = { seq, mac, file: from.file, size: file.size, key: fingerprint };
    try {
      await this.#head.write(reached, key);
    } catch (error) {
      // Nobody will be told that these are on the disk: so they shall not be, nor a head that speaks of them.
      await file.cutTo(from.size).catch(() => {});
      await this.#head.write(from, key).catch(() => {});
      throw error;
    }
    this.#end = reached;
    this.#acknowledged = { seq, mac, file: reached.file, key: fingerprint };
    if (opening) this.#untold = null;
    return opening ? places.slice(1) : places;
  }

  /** The first record of a new file, when one is to be begun. */
  #openingFor(end: LogEnd, key: string): { file: string; entry: AuditEntry } | null {
    const because = this.#becauseOf(end, key);
    if (because === null) return null;
    const file = end.size === 0 ? end.file : segmentName(segmentNumber(end.file) + 1);
    const details = { because, file, key, previousMac: end.mac, previousKey: end.key };
    const damage = this.#untold;
    if (!damage) return { file, entry: { kind: 'log-started', details } };
    const { seq, file: damagedFile, line, problem } = damage;
    const where = { damagedFile, damagedLine: line, ...(seq !== null && { damagedSeq: seq }), problem };
    return { file, entry: { kind: 'log-damaged', details: { ...details, ...where } } };
  }

  #becauseOf(end: LogEnd, key: string): string | null {
    if (this.#untold) return 'The log goes on in a new file; the damaged one is left as it is.';
    if (end.seq === 0) return 'This is the first record.';
    if (end.size === 0) return 'The app was ended while it began this file.';
    if (end.key !== key) return 'The vault has another key.';
    return end.size >= (this.options.segmentBytes ?? usualSegmentBytes) ? 'The file before is full.' : null;
  }

  /** Told in the head first: so a file that a kill leaves half begun is known for what it is. */
  async #begin(at: LogEnd, before: LogEnd, key: Buffer): Promise<AppendFile> {
    await this.#file?.close().catch(() => {});
    this.#file = null;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.#head.write(at, key);
    const file = await this.#open(at.file);
    if (file.size > 0 && before.size > 0) throw new ReplacedFileError(file.path);
    if (file.size > 0) await file.cutTo(0);
    return file;
  }

  async #resume(end: LogEnd): Promise<AppendFile> {
    const file = this.#file ?? (await this.#open(end.file));
    if (file.size < end.size) throw new ReplacedFileError(file.path);
    if (file.size > end.size) await file.cutTo(end.size);
    return file;
  }

  async #open(name: string): Promise<AppendFile> {
    const open = this.options.openFile ?? AppendFile.open;
    this.#file = await open(join(this.folder, name));
    return this.#file;
  }
}
