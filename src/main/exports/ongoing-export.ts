/**
 * One export on its way to the disk. Whatever goes wrong, a cancel and silence alike, ends it without a trace; there is no way to its final
 * name but `finish`.
 *
 * Its acts take turns, so a window that does not wait cannot mix up rows. A cancel is heard between them, and is too late only once the audit
 * log has the export: from then on the file must be there too.
 */
import { basename } from 'node:path';
import type { ExportBegin, ExportCell, Exported, ExportProgress } from '../../shared/export';
import { fail } from '../../shared/failure';
import type { Clock } from '../clock';
import { notSaved } from '../storage/not-saved';
import type { WholeFile } from '../storage/whole-file';
import { type RowWriter, writerFor } from './export-writer';

/** Milliseconds without a word from the window. */
export const patience = 5 * 60_000;

export type ExportTarget = Pick<WholeFile, 'path' | 'bytes' | 'write' | 'sync' | 'finish' | 'abandon'>;

export const ended = () =>
  fail('not-found', 'This export is no longer under way.', 'Nothing was saved. Start it again.', {
    retryable: true,
  });

export class OngoingExport {
  readonly #writer: RowWriter;
  #rows = 0;
  #isOver = false;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #wait = new AbortController();

  /** @param onEnd called once, however it ends */
  constructor(
    private readonly order: ExportBegin,
    private readonly file: ExportTarget,
    private readonly clock: Clock,
    private readonly onEnd: () => void,
  ) {
    this.#writer = writerFor(order);
  }

  get fileName(): string {
    return basename(this.file.path);
  }

  begin(): Promise<void> {
    return this.#inTurn(() => this.#onDisk(this.file.write(this.#writer.header)));
  }

  /** Resolves when the rows are with the system, so that whoever waits for it is never ahead of the disk. */
  add(rows: readonly (readonly ExportCell[])[]): Promise<ExportProgress> {
    return this.#inTurn(async () => {
      if (rows.some((cells) => cells.length !== this.order.columns.length))
        throw fail('invalid-input', 'A row does not fit the columns.', 'Start the export again.');
      if (this.#rows + rows.length > this.order.rows) throw otherNumber(this.order.rows, 'more');
      await this.#onDisk(this.file.write(this.#writer.lines(rows)));
      this.#rows += rows.length;
      return { rows: this.#rows, bytes: this.file.bytes };
    });
  }

  /** @param record puts the export into the audit log: before the file has its name, since there must be no file that the log does not know */
  finish(record: (outcome: 'saved' | 'failed') => Promise<unknown>): Promise<Exported> {
    return this.#inTurn(async () => {
      if (this.#rows !== this.order.rows) throw otherNumber(this.order.rows, 'fewer');
      await this.#onDisk(this.file.sync());
      if (this.#isOver) throw ended();
      await record('saved');
      try {
        await this.#onDisk(this.file.finish());
      } catch (error) {
        await record('failed').catch(() => {});
        throw error;
      }
      this.#end();
      return { fileName: this.fileName, rows: this.#rows, bytes: this.file.bytes };
    });
  }

  /** Ends it, and leaves nothing. Never throws; does nothing to an export that has ended. */
  async abandon(): Promise<void> {
    if (this.#isOver) return;
    this.#end();
    this.#lastTurn = this.#lastTurn.then(() => this.file.abandon());
    await this.#lastTurn;
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(async () => {
      if (this.#isOver) throw ended();
      this.#wait.abort();
      const result = await act();
      this.#watch();
      return result;
    });
    // What failed half-way is of no use to anybody.
    const settled = turn.then(
      () => {},
      async () => {
        if (this.#isOver) return;
        this.#end();
        await this.file.abandon();
      },
    );
    this.#lastTurn = settled;
    return settled.then(() => turn);
  }

  #onDisk<T>(act: Promise<T>): Promise<T> {
    return act.catch((error: unknown) => {
      throw notSaved(this.fileName, error);
    });
  }

  #watch(): void {
    if (this.#isOver) return;
    this.#wait = new AbortController();
    this.clock.sleep(patience, this.#wait.signal).then(
      () => this.abandon(),
      () => {},
    );
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#wait.abort();
    this.onEnd();
  }
}

const otherNumber = (announced: number, which: 'more' | 'fewer') =>
  fail(
    'conflict',
    `There were ${which} rows than the ${announced.toLocaleString('en')} that were announced.`,
    'Nothing was saved. Start the export again.',
    { retryable: true },
  );
