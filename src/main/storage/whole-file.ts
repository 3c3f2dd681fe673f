/**
 * A file that is there whole or not at all: it grows under another name beside its place and takes its own with the last byte on the disk.
 * Whatever had the name before stays until then.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './append-file';
import { fileMode } from './store-engine';

/** Enough of the name to be recognised by; a name of 255 bytes leaves no room for more. */
const partialName = (path: string): string =>
  `.${[...basename(path)].slice(0, 40).join('')}.${randomBytes(4).toString('hex')}.partial`;

export class WholeFile {
  #bytes = 0;

  private constructor(
    readonly path: string,
    private readonly partial: string,
    private readonly handle: FileHandle,
  ) {}

  /** Throws what the system says when nothing can be written there. */
  static async create(path: string): Promise<WholeFile> {
    // The rename would find out as well, but only after everything has been written.
    const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (there?.isDirectory())
      throw Object.assign(new Error(`EISDIR: '${path}' is a folder`), { code: 'EISDIR' });
    const partial = join(dirname(path), partialName(path));
    return new WholeFile(path, partial, await open(partial, 'wx', fileMode));
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Not to be called again before it has settled. After a failure: `abandon`. */
  async write(content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let sent = 0; sent < bytes.length; )
      sent += (await this.handle.write(bytes, sent, bytes.length - sent)).bytesWritten;
    this.#bytes += bytes.length;
  }

  /** Once it resolves, what was written is on the disk and only the name is missing. After a failure: `abandon`. */
  async sync(): Promise<void> {
    await this.handle.sync();
  }

  /** Gives the file its name. When this throws, nothing is under the name that was not there before, and nothing is left over. */
  async finish(): Promise<void> {
    try {
      await this.handle.sync();
      await this.handle.close();
      await rename(this.partial, this.path);
    } catch (error) {
      await this.abandon();
      throw error;
    }
    await syncFolder(dirname(this.path)).catch(() => {});
  }

  /** Leaves no trace. Never throws. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => {});
    await rm(this.partial, { force: true }).catch(() => {});
  }
}

/** Writes a small file, whole or not at all. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const file = await WholeFile.create(path);
  try {
    await file.write(content);
  } catch (error) {
    await file.abandon();
    throw error;
  }
  await file.finish();
}
