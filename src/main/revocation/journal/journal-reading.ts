/**
 * Reads a journal back, whatever a kill, a full disk or a bad one has left of it.
 *
 * What follows the last line end was being written when the app was killed, so nobody was told that it is kept, and nothing was done upon it:
 * it is dropped. Only where all of it is there but its line end does it count; and where it does not look like that, something is lost.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { type Folded, JournalFold, toEntry } from './journal-fold';
import { HeaderReading } from './journal-header';
import { isTornLine, type Numbered, parseJournalLine } from './journal-line';
import { readLines } from './journal-line-reader';
import type { JournalEntry, RunHeader } from './run-journal';

export type JournalReading =
  | {
      kind: 'run';
      header: RunHeader;
      folded: Folded;
      /** What is well written ends here, in bytes; what follows is to be cut off before anything is added. */
      end: number;
      /** A last entry without its line end, so it lies beyond `end`: to be written again. */
      tail: JournalEntry | null;
      /** The number of the next line. */
      next: number;
    }
  /** Written by a newer version of the app. */
  | { kind: 'newer' }
  | { kind: 'unreadable' };

/** Throws what the system says when the file cannot be read. */
export async function readJournal(path: string): Promise<JournalReading> {
  const handle = await open(path, 'r');
  try {
    return await read(handle);
  } finally {
    await handle.close();
  }
}

async function read(handle: FileHandle): Promise<JournalReading> {
  const head = await readHeader(handle);
  if (!head.header) return { kind: head.kind };
  const { header } = head;
  const entries = new EntryReading(head.next);
  let { end } = head;
  for await (const { at, bytes, ended, length } of readLines(handle, { from: end })) {
    entries.take(bytes, ended, header.plan.items.length);
    if (ended) end = at + length;
  }
  const { fold, next, tail } = entries;
  return { kind: 'run', header, folded: fold.result(header), end, tail, next };
}

type Head = { header: RunHeader; end: number; next: number } | { header: null; kind: 'newer' | 'unreadable' };

/** A header that misses a line misses consents, and who could say then what the run was over? So the first bad line is the last one read. */
async function readHeader(handle: FileHandle): Promise<Head> {
  const reading = new HeaderReading();
  let next = 0;
  for await (const { at, bytes, ended, length } of readLines(handle, { giveUp: true })) {
    const line = bytes && ended ? parseJournalLine(bytes) : null;
    if (line?.n !== next++) break;
    reading.take(line.content);
    const { header, state } = reading;
    if (header) return { header, end: at + length, next };
    if (state === 'newer') return { header: null, kind: 'newer' };
    if (state === 'broken') break;
  }
  return { header: null, kind: 'unreadable' };
}

/** Entries in the order of their numbers, and gaps where a number is missing. */
export class EntryReading {
  readonly fold = new JournalFold();
  tail: JournalEntry | null = null;

  constructor(public next: number) {}

  take(bytes: Buffer | null, ended: boolean, items: number): void {
    const line = bytes && (ended ? parseJournalLine(bytes) : wholeButItsEnd(bytes));
    if (!line && !ended && bytes && isTornLine(bytes, this.next)) return;
    const entry = line && toEntry(line.content, items);
    // A number that was seen before is a line that something has moved: whether it is older or newer than its neighbours, nobody knows.
    const inOrder = line?.n === this.next;
    if (!entry || !inOrder) this.fold.gap();
    if (!entry || line.n < this.next) return;
    this.next = line.n + 1;
    this.fold.add(entry);
    if (!ended) this.tail = entry;
  }
}

/** The line end itself may be what was lost, or spoiled. */
const wholeButItsEnd = (bytes: Buffer): Numbered | null =>
  parseJournalLine(bytes) ?? parseJournalLine(bytes.subarray(0, -1));
