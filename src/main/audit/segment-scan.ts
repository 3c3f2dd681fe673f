/** One file of the log, followed line by line to its first bad one. */
import { join } from 'node:path';
import { readLine } from './chain';
import { type Anchor, ChainCheck, type ChainProblem, type KnownAnchor } from './chain-check';
import { linesBackwards, linesOf } from './file-lines';
import { isNoFile, segmentName, segmentNumber } from './segments';

export interface Scan {
  /** False when nothing, or no file, has the name. */
  exists: boolean;
  /** The last of the records that are in order, and where it ends. */
  good: Anchor | null;
  size: number;
  /** Line after the last good one. */
  nextLine: number;
  /** Fingerprint of the key that the file names. */
  key: string | null;
  bad: ChainProblem | null;
  /** The bad line is the last one and was not written to its end, as a kill leaves it. */
  isTorn: boolean;
}

export interface ScanOptions {
  folder: string;
  /** By fingerprint. */
  keys: ReadonlyMap<string, Buffer>;
  anchors: readonly KnownAnchor[];
  /** The record before the file's first; null when it is not known. */
  after: Anchor | null;
}

/** Throws what the system says when the file is there and cannot be read. */
export async function scanSegment(file: string, options: ScanOptions): Promise<Scan> {
  const check = new ChainCheck(options.keys, options.anchors, options.after);
  const scan: Scan = {
    exists: true,
    good: null,
    size: 0,
    nextLine: 1,
    key: null,
    bad: null,
    isTorn: false,
  };
  check.beginFile(file);
  try {
    for await (const lines of linesOf(join(options.folder, file))) {
      for (const line of lines) {
        const checked = check.check(line);
        scan.key = check.key;
        if (checked.kind === 'bad') return { ...scan, bad: checked.problem, isTorn: !line.whole };
        scan.good = check.last;
        scan.size = line.end;
        scan.nextLine = line.number + 1;
      }
    }
  } catch (error) {
    if (!isNoFile(error)) throw error;
    scan.exists = false;
  }
  return scan;
}

/** Number of the last record before a file, as far as the files say; 0 for none. */
export async function lastSeqBefore(folder: string, file: string): Promise<number> {
  for (let number = segmentNumber(file) - 1; number > 0; number--) {
    try {
      for await (const lines of linesBackwards(join(folder, segmentName(number))))
        for (const line of lines) {
          const read = readLine(line);
          if (read) return read.record.seq;
        }
    } catch (error) {
      if (!isNoFile(error)) throw error;
    }
  }
  return 0;
}
