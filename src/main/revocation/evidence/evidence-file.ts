/**
 * The evidence of one run: sealed records, a line each, and in memory only where they are. A record that comes later stands for the one before
 * it. The file may be torn or spoilt anywhere: the lines that are as they were written count.
 */
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppendFile, ReplacedFileError } from '../../storage/append-file';
import { Batches } from '../../storage/batches';
import { checkedLine, checkedText } from '../journal/journal-line';
import { readLines } from '../journal/journal-line-reader';

interface Span {
  at: number;
  length: number;
}

export class EvidenceFile {
  readonly #batches = new Batches<{ index: number; sealed: string }, undefined>((records) =>
    this.#write(records),
  );
  #file: AppendFile | null = null;
  #closed = false;

  private constructor(
    private readonly path: string,
    private readonly spans: Map<number, Span>,
    /** How long it was when it was read, in bytes. */
    private readonly size: number,
    /** Its last line has no end. */
    private torn: boolean,
  ) {}

  /** Nothing is made before something is added. Throws what the system says when there is a file that cannot be read. */
  static async open(path: string): Promise<EvidenceFile> {
    const spans = new Map<number, Span>();
    let size = 0;
    let torn = false;
    const handle = await open(path, 'r').catch(nothingThere);
    if (!handle) return new EvidenceFile(path, spans, size, torn);
    try {
      for await (const { at, bytes, ended, length } of readLines(handle)) {
        size = at + length;
        torn = !ended;
        const text = bytes && ended ? checkedText(bytes) : null;
        if (text !== null) spans.set(Number.parseInt(text, 10), { at, length });
      }
    } finally {
      await handle.close();
    }
    return new EvidenceFile(path, spans, size, torn);
  }

  /** @throws ReplacedFileError when this is not the file it read, or has been closed; or what the system says. */
  async add(index: number, sealed: string): Promise<void> {
    await this.#batches.add({ index, sealed });
  }

  /** Null when there is none, or when it is not as it was written. Throws what the system says. */
  async sealed(index: number): Promise<string | null> {
    const span = this.spans.get(index);
    const handle = span && (await open(this.path, 'r').catch(nothingThere));
    if (!handle) return null;
    try {
      const bytes = await readSpan(handle, span);
      const text = checkedText(bytes.subarray(0, -1));
      return text?.startsWith(`${index} `) ? text.slice(`${index} `.length) : null;
    } finally {
      await handle.close();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#batches.idle();
    await this.#file?.close();
    this.#file = null;
  }

  async #write(records: readonly { index: number; sealed: string }[]): Promise<undefined[]> {
    if (this.#closed && !this.#file) throw new ReplacedFileError(this.path);
    this.#file ??= await this.#openForAdding();
    const lines = records.map(({ index, sealed }) => checkedLine(`${index} ${sealed}`));
    let at = this.#file.size;
    // Ends the torn line, which is then one of those that do not count.
    await this.#file.append(this.torn ? ['', ...lines] : lines);
    if (this.torn) at++;
    this.torn = false;
    for (const [place, { index }] of records.entries()) {
      // All of it is ASCII.
      const length = (lines[place] as string).length + 1;
      this.spans.set(index, { at, length });
      at += length;
    }
    return records.map(() => undefined);
  }

  async #openForAdding(): Promise<AppendFile> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const file = await AppendFile.open(this.path);
    if (file.size === this.size) return file;
    await file.close();
    throw new ReplacedFileError(this.path);
  }
}

async function readSpan(handle: FileHandle, { at, length }: Span): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let got = 0; got < length; ) {
    const { bytesRead } = await handle.read(bytes, got, length - got, at + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return bytes;
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
