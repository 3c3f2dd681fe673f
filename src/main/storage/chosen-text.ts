/** The text of a chosen file, read in a way that a wrong choice cannot hurt: not more than there may be, and nothing but UTF-8 text. */
import { type FileHandle, open } from 'node:fs/promises';
import { type FailureError, fail } from '../../shared/failure';

/** What the operator meant to choose, for the refusals. */
export interface ChosenKind {
  /** 'revocation plan' */
  readonly name: string;
  /** What to choose instead. */
  readonly hint: string;
  /** What to ask for when another program saved it again. */
  readonly asWritten: string;
  /** Bytes that it may have. */
  readonly limit: number;
}

/** @throws Failure `storage` when it cannot be read, `invalid-input` when it is no text or too long. */
export async function readChosenText(path: string, kind: ChosenKind): Promise<string> {
  return textOf(await readBytes(path, kind), kind);
}

/** `why`: 'is empty', 'is not JSON' … */
export const noSuchFile = (why: string, { name, hint }: ChosenKind): FailureError =>
  fail('invalid-input', `This file ${why}, so it is not a ${name}. Nothing was opened.`, hint);

async function readBytes(path: string, kind: ChosenKind): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const stat = await handle.stat();
    if (!stat.isFile()) throw notAFile(kind);
    if (stat.size > kind.limit) throw tooLong(kind);
    // No more than it was when it was looked at: it may be growing.
    const bytes = Buffer.alloc(stat.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } catch (error) {
    throw isSystemError(error) ? unreadable(error) : error;
  } finally {
    await handle?.close();
  }
}

function textOf(bytes: Uint8Array, kind: ChosenKind): string {
  if (bytes.length === 0) throw noSuchFile('is empty', kind);
  const [first, second, third] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16 || (first === 0xef && second === 0xbb && third === 0xbf)) throw savedByOther(kind);
  if (bytes.includes(0)) throw noSuchFile('is not a text', kind);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw noSuchFile('is not a text in UTF-8', kind);
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';

const savedByOther = ({ asWritten }: ChosenKind) =>
  fail(
    'invalid-input',
    'This file was saved again by another program, in another encoding. Nothing was opened.',
    asWritten,
  );

const notAFile = ({ name }: ChosenKind) =>
  fail('invalid-input', 'This is not a file. Nothing was opened.', `Choose the ${name} file itself.`);

const tooLong = ({ name, limit }: ChosenKind) =>
  fail(
    'invalid-input',
    `This file is larger than any ${name} (${Math.round(limit / 1024 / 1024)} MB). It was not read.`,
    'Check that you chose the right file.',
  );

const unreadable = (cause: NodeJS.ErrnoException) =>
  fail(
    'storage',
    `The file cannot be read (${cause.code ?? 'unknown'}). Nothing was opened.`,
    'Check that it is still there and that you may read it.',
    { retryable: true, cause },
  );
