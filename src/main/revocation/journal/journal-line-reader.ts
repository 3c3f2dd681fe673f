/** Reads a file line by line in bounded memory, whatever is in it: a line that is too long is told without its bytes. */
import type { FileHandle } from 'node:fs/promises';

export interface Line {
  /** Where it starts, in bytes from the start of the file. */
  at: number;
  /** In bytes, with its line end. */
  length: number;
  /** Without the line end; null when it was longer than `longest`. */
  bytes: Buffer | null;
  /** False for what follows the last line end: a write that was interrupted. */
  ended: boolean;
}

/** In bytes; far more than any line of ours. */
const usualLongest = 64 * 1024 * 1024;
const chunkSize = 64 * 1024;
const lineEnd = 10;

/** `giveUp`: what is too long is told at once, and is the last. */
export async function* readLines(
  handle: FileHandle,
  { from = 0, longest = usualLongest, giveUp = false } = {},
): AsyncGenerator<Line> {
  let at = from;
  let position = from;
  let pieces: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer) => {
    length += piece.length;
    if (length <= longest) pieces.push(piece);
    else pieces = [];
  };
  const take = (ended: boolean): Line => {
    const bytes =
      length > longest ? null : pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    const line = { at, length: length + (ended ? 1 : 0), bytes, ended };
    at += line.length;
    pieces = [];
    length = 0;
    return line;
  };
  for (;;) {
    // A new one each time: the lines are parts of it.
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkSize), 0, chunkSize, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    const chunk = buffer.subarray(0, bytesRead);
    let start = 0;
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      yield take(true);
    }
    if (start < chunk.length) keep(chunk.subarray(start));
    if (giveUp && length > longest) break;
  }
  if (length > 0) yield take(false);
}
