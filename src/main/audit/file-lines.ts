/**
 * The lines of a file, forwards and backwards, a piece at a time: a log of any length is read in the same memory, and the process is free
 * between the pieces. What is no text stays bytes, and a line that is too long to be a record is told without its content.
 */
import { type FileHandle, open } from 'node:fs/promises';

export interface FileLine {
  /** From 1. */
  number: number;
  /** Without the line end. Empty for a line that is too long. */
  bytes: Buffer;
  /** Offset right after the line and its end. */
  end: number;
  /** Whether it has a line end. */
  whole: boolean;
}

const pieceSize = 64 * 1024;
/** Many times the longest record. */
const longest = 1024 * 1024;
const lineEnd = 0x0a;

/** The lines of a piece at a time. `until` is where to stop, in bytes. Throws what the system says when the file cannot be read. */
export async function* linesOf(path: string, until = Number.POSITIVE_INFINITY): AsyncGenerator<FileLine[]> {
  const handle = await open(path, 'r');
  try {
    let number = 0;
    let at = 0;
    let rest: Buffer[] = [];
    let restLength = 0;
    for (;;) {
      const piece = await readAt(handle, at, Math.min(pieceSize, until - at));
      if (piece.length === 0) break;
      const lines: FileLine[] = [];
      let from = 0;
      for (;;) {
        const to = piece.indexOf(lineEnd, from);
        if (to < 0) break;
        restLength += to - from;
        const bytes = joined([...rest, piece.subarray(from, to)], restLength);
        lines.push({ number: ++number, bytes, end: at + to + 1, whole: true });
        rest = [];
        restLength = 0;
        from = to + 1;
      }
      restLength += piece.length - from;
      if (restLength > longest) rest = [];
      else if (from < piece.length) rest.push(piece.subarray(from));
      at += piece.length;
      yield lines;
    }
    if (restLength > 0) yield [{ number: ++number, bytes: joined(rest, restLength), end: at, whole: false }];
  } finally {
    await handle.close();
  }
}

/** The whole lines before `until`, last one first, without their numbers; the lines of a piece at a time. */
export async function* linesBackwards(path: string, until?: number): AsyncGenerator<Buffer[]> {
  const handle = await open(path, 'r');
  try {
    let at = Math.min((await handle.stat()).size, until ?? Number.POSITIVE_INFINITY);
    // What stands before the first line end that was found; the end of it is in the piece that comes next.
    let rest: Buffer[] = [];
    let restLength = 0;
    let isTorn = true;
    while (at > 0) {
      const size = Math.min(pieceSize, at);
      at -= size;
      const piece = await readAt(handle, at, size);
      if (piece.length < size) return;
      const lines: Buffer[] = [];
      let to = piece.length;
      for (;;) {
        const from = to === 0 ? -1 : piece.lastIndexOf(lineEnd, to - 1);
        if (from < 0) break;
        restLength += to - from - 1;
        // What follows the last line end of all is torn, or nothing.
        if (!isTorn) lines.push(joined([piece.subarray(from + 1, to), ...rest], restLength));
        isTorn = false;
        rest = [];
        restLength = 0;
        to = from;
      }
      restLength += to;
      if (restLength > longest) rest = [];
      else if (to > 0) rest.unshift(piece.subarray(0, to));
      if (at === 0 && !isTorn) lines.push(joined(rest, restLength));
      yield lines;
    }
  } finally {
    await handle.close();
  }
}

const joined = (parts: readonly Buffer[], length: number): Buffer =>
  length > longest ? Buffer.alloc(0) : parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);

/** Fewer bytes than asked for only at the end of the file. */
async function readAt(handle: FileHandle, at: number, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(size, 0));
  let got = 0;
  while (got < buffer.length) {
    const { bytesRead } = await handle.read(buffer, got, buffer.length - got, at + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return buffer.subarray(0, got);
}
