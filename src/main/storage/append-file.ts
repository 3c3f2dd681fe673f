/**
 * A file that only grows, line by line; what was appended is on the disk when the promise resolves, power cut or not.
 *
 * Before each write it looks whether the path still leads to the file it has open and whether that is as long as it left it: a log that was
 * removed, replaced or written by someone else is noticed before anything is added to it.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileMode } from './store-engine';

/** The file at the path is not the one that was written so far. */
export class ReplacedFileError extends Error {
  override readonly name = 'ReplacedFileError';

  constructor(readonly path: string) {
    super(`'${path}' was removed, replaced or changed by someone else`);
  }
}

/** On Windows a file that was opened for appending cannot be cut, so there it is written at its end by place. */
const flags = constants.O_RDWR | constants.O_CREAT | (process.platform === 'win32' ? 0 : constants.O_APPEND);

export class AppendFile {
  /** Bytes that are known to be on the disk. */
  #size: number;
  /** A write failed half-way and its part could not be cut off yet. */
  #torn = false;

  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private readonly identity: { readonly dev: bigint; readonly ino: bigint },
    size: number,
  ) {
    this.#size = size;
  }

  /** Opens or creates; throws what the system says when it cannot. */
  static async open(path: string): Promise<AppendFile> {
    const handle = await open(path, flags, fileMode);
    try {
      const { size } = await handle.stat();
      const { dev, ino } = await stat(path, { bigint: true });
      if (size === 0) await syncFolder(dirname(path));
      return new AppendFile(path, handle, { dev, ino }, size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get size(): number {
    return this.#size;
  }

  /**
   * All of the lines or none: a write that fails half-way is cut off again. Each line comes without its line end. Not to be called again
   * before it has settled. @throws ReplacedFileError, or what the system says.
   */
  async append(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    await this.check();
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    try {
      for (let sent = 0; sent < bytes.length; )
        sent += (await this.handle.write(bytes, sent, bytes.length - sent, this.#size + sent)).bytesWritten;
      await this.handle.datasync();
    } catch (error) {
      this.#torn = true;
      await this.cutTo(this.#size).catch(() => {});
      throw error;
    }
    this.#size += bytes.length;
  }

  /** Drops what lies beyond `size` bytes: the torn end of a write that a kill interrupted. */
  async cutTo(size: number): Promise<void> {
    await this.handle.truncate(size);
    await this.handle.datasync();
    this.#size = size;
    this.#torn = false;
  }

  /** @throws ReplacedFileError when the path does not lead to this file any more or its length is another. */
  async check(): Promise<void> {
    const now = await stat(this.path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
    const { dev, ino } = this.identity;
    if (!now || now.dev !== dev || now.ino !== ino) throw new ReplacedFileError(this.path);
    if (Number(now.size) === this.#size) return;
    if (!this.#torn) throw new ReplacedFileError(this.path);
    await this.cutTo(this.#size);
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

/** A new name is only safe once its folder is on the disk too. Windows has no such thing, and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
