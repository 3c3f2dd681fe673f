/**
 * The audit log of this profile of the app, in files (E1, #32). Opened with its first use: the app's start does not wait for it.
 *
 * Whoever appends at the same moment shares one write. One thing at a time touches the files for writing; reading goes up to where the log
 * ended when it was asked, and disturbs nobody.
 */
import { basename } from 'node:path';
import {
  type AuditEntry,
  type AuditExport,
  type AuditFilter,
  type AuditPage,
  type AuditQuery,
  type AuditVerdict,
  auditEntrySchema,
} from '../../shared/audit';
import { FailureError, fail } from '../../shared/failure';
import type { Saved } from '../../shared/saved';
import type { Clock } from '../clock';
import type { FileChooser } from '../shell/file-chooser';
import type { AppendFile } from '../storage/append-file';
import { Batches } from '../storage/batches';
import type { AppKeys } from '../vault/app-keys';
import type { AuditLog, AuditPlace } from './audit-log';
import { cleanEntry, cleanText } from './entry-text';
import { type RowWriter, writeExport } from './log-export';
import { logFailure } from './log-failure';
import { LogKeys } from './log-keys';
import { type LoggedRecord, LogReader } from './log-reader';
import { LogWriter } from './log-writer';
import { segmentNumbers } from './segments';
import { verifyLog } from './verify';

export interface FileAuditLogOptions {
  /** The app's own folder. */
  folder: string;
  keys: Pick<AppKeys, 'get' | 'note' | 'keepNote'>;
  clock: Clock;
  /** `user@computer`. */
  actor: string;
  appVersion: string;
  chooser: Pick<FileChooser, 'save'>;
  rows: RowWriter;
  /** Bytes after which a new file is begun. */
  segmentBytes?: number;
  openFile?: (path: string) => Promise<AppendFile>;
}

/** Milliseconds without a record after which the vault is told where the log ends, and records after which it is told in any case. */
const quiet = 2000;
const many = 1000;

export class FileAuditLog implements AuditLog {
  readonly #keys: LogKeys;
  readonly #writer: LogWriter;
  readonly #reader: LogReader;
  readonly #batches = new Batches<AuditEntry | null, AuditPlace>((entries) => this.#write(entries));
  #turn: Promise<unknown> = Promise.resolve();
  #remembering: Promise<unknown> = Promise.resolve();
  #untilQuiet = new AbortController();
  /** Records that the vault does not know of yet. */
  #news = 0;

  private constructor(private readonly options: FileAuditLogOptions) {
    this.#keys = new LogKeys(options.keys);
    const { folder, clock, actor, appVersion, segmentBytes, openFile } = options;
    this.#writer = new LogWriter({
      folder,
      keys: this.#keys,
      clock,
      actor: cleanText(actor),
      appVersion,
      ...(segmentBytes !== undefined && { segmentBytes }),
      ...(openFile && { openFile }),
    });
    this.#reader = new LogReader(this.#writer.folder);
  }

  /** Touches nothing yet. */
  static open(options: FileAuditLogOptions): FileAuditLog {
    return new FileAuditLog(options);
  }

  async append(entry: AuditEntry): Promise<AuditPlace> {
    return this.#batches.add(cleanEntry(auditEntrySchema.parse(entry)));
  }

  /** Throws a `storage` Failure. */
  async read(query: AuditQuery): Promise<AuditPage> {
    const end = await this.#inTurn(() => this.#writer.end());
    this.#tellDamage();
    return this.#reader.page(query, end);
  }

  /** Oldest first, up to where the log ends now. */
  async *records(filter: AuditFilter): AsyncGenerator<LoggedRecord> {
    yield* this.#reader.records(filter, await this.#inTurn(() => this.#writer.end()));
  }

  /** Throws a `storage` Failure when the files cannot be read at all. */
  async verify(): Promise<AuditVerdict> {
    const { folder } = this.#writer;
    const { end, numbers } = await this.#inTurn(async () => ({
      end: await this.#writer.endOnDisk(),
      numbers: await segmentNumbers(folder),
    }));
    const options = { folder, end, numbers, keys: this.#keys.known, anchors: [...this.#keys.remembered] };
    const verdict = await verifyLog(options).catch((error) => {
      throw logFailure(error, folder);
    });
    // The log does not go on in a file that is known to be damaged.
    if (verdict.firstBad?.file === end.file) await this.#inTurn(() => this.#writer.endAnew());
    this.#tellDamage();
    const checkedAt = this.options.clock.now();
    const found = verdict.firstBad ?? this.#writer.firstDamage;
    return found ? { ...verdict, state: 'damaged', firstBad: found, checkedAt } : { ...verdict, checkedAt };
  }

  /** The export is in the log before the file has its name. Throws a `storage` Failure, and then there is no file. */
  async exportLog({ format, filter }: AuditExport): Promise<Saved> {
    const day = new Date(this.options.clock.now()).toISOString().slice(0, 10);
    const path = await this.options.chooser.save('Export the audit log', `wych-audit-log-${day}.${format}`, {
      name: format === 'csv' ? 'Table (CSV)' : 'JSON Lines',
      extension: format,
    });
    if (path === null) return { saved: false };
    const fileName = basename(path);
    const { file, count } = await writeExport(path, format, this.records(filter), this.options.rows).catch(
      notExported,
    );
    const details = { format, rows: count, fileName, filtered: isFiltered(filter) };
    try {
      await this.append({ kind: 'audit-exported', outcome: 'saved', details });
    } catch (error) {
      await file.abandon();
      throw error;
    }
    try {
      await file.finish();
    } catch (error) {
      await this.append({ kind: 'audit-exported', outcome: 'failed', details }).catch(() => {});
      return notExported(error);
    }
    return { saved: true, fileName };
  }

  /** What was appended before is on the disk, and the vault knows of it. Appending later opens the log again. */
  async close(): Promise<void> {
    await this.#batches.idle();
    this.#untilQuiet.abort();
    this.#remember();
    await this.#remembering;
    await this.#inTurn(() => this.#writer.letGo());
  }

  /** Null stands for no entry: then only damage that is not told yet is written. */
  async #write(entries: readonly (AuditEntry | null)[]): Promise<AuditPlace[]> {
    const real = entries.filter((entry) => entry !== null);
    const places = await this.#inTurn(() => this.#writer.write(real));
    if (places.length > 0) this.#countNews(places.length);
    const rest = places.values();
    return entries.map((entry) => (entry ? rest.next().value : undefined) ?? nowhere);
  }

  /** At once, not with the next record, which may be days away. A disk that refuses hears of it again then. */
  #tellDamage(): void {
    if (this.#writer.hasUntold) this.#batches.add(null).catch(() => {});
  }

  #countNews(count: number): void {
    this.#news += count;
    this.#untilQuiet.abort();
    this.#untilQuiet = new AbortController();
    if (this.#news >= many) {
      this.#remember();
      return;
    }
    this.options.clock.sleep(quiet, this.#untilQuiet.signal).then(
      () => this.#remember(),
      () => {},
    );
  }

  /** One after the other: an older end must not be remembered after a newer one. */
  #remember(): void {
    if (this.#news === 0) return;
    this.#news = 0;
    this.#remembering = this.#remembering
      .then(async () => {
        await this.#inTurn(() => this.#writer.settle());
        const end = this.#writer.acknowledged;
        if (end) await this.#keys.remember(end);
      })
      .catch(() => {});
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act).catch((error) => {
      throw logFailure(error, this.#writer.folder);
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

const nowhere: AuditPlace = { seq: 0, mac: '' };

const isFiltered = ({ text, kinds, realmId, from, to }: AuditFilter): boolean =>
  text.trim() !== '' || kinds.length > 0 || realmId !== null || from !== null || to !== null;

function notExported(cause: unknown): never {
  if (cause instanceof FailureError) throw cause;
  throw fail(
    'storage',
    'The audit log could not be exported, and there is no file.',
    'Check the free space and the rights of the folder, or choose another one.',
    { retryable: true, cause },
  );
}
