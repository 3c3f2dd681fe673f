/** The text of a chosen file, read in a way that a wrong choice cannot hurt: not more than there may be, and nothing but UTF-8 text. */
import { type FileHandle, open } from 'node:fs/promises';
import { type FailureError, fail } from '../../../shared/failure';

/** @throws Failure `storage` when it cannot be read, `invalid-input` when it is no text or too long. */
export async function readPlanText(path: string, limit: number): Promise<string> {
  return textOf(await readBytes(path, limit));
}

async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const stat = await handle.stat();
    if (!stat.isFile()) throw notAFile();
    if (stat.size > limit) throw tooLong(limit);
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

function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0) throw noPlan('is empty');
  const [first, second, third] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16 || (first === 0xef && second === 0xbb && third === 0xbf)) throw savedByOther();
  if (bytes.includes(0)) throw noPlan('is not a text');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw noPlan('is not a text in UTF-8');
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';

export const noPlan = (why: string): FailureError =>
  fail(
    'invalid-input',
    `This file ${why}, so it is not a revocation plan. Nothing was opened.`,
    'Choose the .json file that the other operator saved with ‘Save as plan file…’.',
  );

const savedByOther = () =>
  fail(
    'invalid-input',
    'This file was saved again by another program, in another encoding. Nothing was opened.',
    'Ask for the plan file as this app wrote it, for example as an attachment.',
  );

const notAFile = () =>
  fail('invalid-input', 'This is not a file. Nothing was opened.', 'Choose the plan file itself.');

const tooLong = (limit: number) =>
  fail(
    'invalid-input',
    `This file is larger than any revocation plan (${Math.round(limit / 1024 / 1024)} MB). It was not read.`,
    'Check that you chose the right file.',
  );

const unreadable = (cause: NodeJS.ErrnoException) =>
  fail(
    'storage',
    `The file cannot be read (${cause.code ?? 'unknown'}). Nothing was opened.`,
    'Check that it is still there and that you may read it.',
    { retryable: true, cause },
  );
