/**
 * Follows the chain line by line and says of each whether it is in order. It needs no file: whoever reads hands it the lines.
 *
 * Each line is judged by the one before it as that stands there, so one bad record does not make all that follow look bad.
 */
import { macOf, type Opening, openingKinds, openingOf, readLine } from './chain';
import type { FileLine } from './file-lines';

export interface Anchor {
  seq: number;
  mac: string;
}

/**
 * A record that is known, from outside the file, to be in the log. Its key is known too: a file that claims a key that nobody has would
 * otherwise not be checked at all.
 */
export interface KnownAnchor extends Anchor {
  /** Fingerprint; '' when it is not known. */
  key: string;
}

export interface ChainPlace {
  /** Null when even the number is not known. */
  seq: number | null;
  file: string;
  line: number;
}

export interface ChainProblem extends ChainPlace {
  /** In plain words. */
  problem: string;
}

/** `unverifiable`: in its place, but the key it was made with is not known. */
export type Checked = { kind: 'verified' | 'unverifiable' } | { kind: 'bad'; problem: ChainProblem };

export class ChainCheck {
  /** Number of the record that should come next; null when anything may. */
  #next: number | null;
  /** Mac of the line before; null when it has none that can be read. */
  #previous: string | null;
  #file = '';
  #line = 0;
  /** Where the file before began, and the fingerprint it was begun with. */
  #before: (ChainPlace & { key: string }) | null = null;
  #opening: (ChainPlace & { key: string }) | null = null;
  /** Where the file before ended. */
  #endBefore: { file: string; line: number } | null = null;
  #last: Anchor | null = null;

  constructor(
    /** By fingerprint. */
    private readonly keys: ReadonlyMap<string, Buffer>,
    private readonly anchors: readonly KnownAnchor[],
    start: Anchor | null,
  ) {
    this.#next = start === null ? null : start.seq + 1;
    this.#previous = start?.mac ?? null;
  }

  /** The last record that could be read, good or bad. */
  get last(): Anchor | null {
    return this.#last;
  }

  /** Number of the record that should come next. */
  get next(): number | null {
    return this.#next;
  }

  /** Fingerprint of the key that the file at hand was begun with, or, when it does not say, the one before. */
  get key(): string | null {
    return (this.#opening ?? this.#before)?.key ?? null;
  }

  /** Where the next line would stand. */
  get place(): { file: string; line: number } {
    return { file: this.#file, line: this.#line + 1 };
  }

  beginFile(file: string): void {
    if (this.#file !== '') this.#endBefore = this.place;
    this.#before = this.#opening ?? this.#before;
    this.#file = file;
    this.#line = 0;
    this.#opening = null;
  }

  check(line: FileLine): Checked {
    this.#line = line.number;
    const read = readLine(line.bytes);
    if (!read || !line.whole) {
      const problem = line.whole ? 'This line is no record.' : 'The record is torn: its line has no end.';
      const answer = this.#bad(problem);
      this.#next = null;
      this.#previous = null;
      return answer;
    }
    const { mac, json, record } = read;
    const opening = openingOf(record);
    const broken = this.#misplaced(record.seq, record.kind, opening) ?? this.#unchained(mac, json, opening);
    const isNew = line.number === 1 && opening !== null;
    if (isNew) this.#opening = { seq: record.seq, file: this.#file, line: 1, key: opening.key };
    const answer = broken ?? this.#notRemembered(record.seq, mac) ?? this.#otherKey(record.seq);
    this.#next = record.seq + 1;
    this.#previous = mac;
    this.#last = { seq: record.seq, mac };
    return answer ?? { kind: this.#hasKey() ? 'verified' : 'unverifiable' };
  }

  #misplaced(seq: number, kind: string, opening: Opening | null): Checked | null {
    const isFirst = this.#line === 1;
    if (isFirst && !opening) return this.#bad('The file does not begin as the app begins one.', seq);
    if (!isFirst && (openingKinds as readonly string[]).includes(kind))
      return this.#bad('A record that can only begin a file stands in the middle of one.', seq);
    if (isFirst && opening && opening.file !== this.#file)
      return this.#bad(`This file was made as ${opening.file} and stands in the place of another.`, seq);
    const next = this.#next;
    if (next === null || seq === next) return null;
    if (seq < next) return this.#bad(`Record ${seq} stands where record ${next} belongs.`);
    const missing = missingWords(next, seq - 1);
    // A file that begins as it should cannot miss what comes before it: the file before is too short.
    return isFirst && this.#endBefore
      ? { kind: 'bad', problem: { seq: next, ...this.#endBefore, problem: missing } }
      : this.#bad(missing);
  }

  #unchained(mac: string, json: Uint8Array, opening: Opening | null): Checked | null {
    const isFirst = this.#line === 1;
    if (isFirst && opening && this.#previous !== null && opening.previousMac !== this.#previous)
      return this.#bad('The file does not go on from the record before it.');
    const previous = isFirst ? opening?.previousMac : this.#previous;
    const key = this.keys.get((isFirst ? opening?.key : this.key) ?? '');
    if (!key || previous === undefined || previous === null) return null;
    if (macOf(key, previous, json) !== mac)
      return this.#bad('The record, or the one before it, is not as the app wrote it.');
    // Only what is proven may accuse.
    if (isFirst && opening?.previousKey && this.#before && opening.previousKey !== this.#before.key)
      return falseOpening(this.#before);
    return null;
  }

  #notRemembered(seq: number, mac: string): Checked | null {
    const isOther = this.anchors.some((anchor) => anchor.seq === seq && anchor.mac !== mac);
    return isOther ? this.#bad('This is not the record that was written here.') : null;
  }

  /** The file at hand says which key it was made with, and somebody knows better: what is wrong is its opening. */
  #otherKey(seq: number): Checked | null {
    const opening = this.#opening;
    const isOther = this.anchors.some(
      (anchor) => anchor.seq === seq && anchor.key !== '' && anchor.key !== opening?.key,
    );
    return isOther && opening ? falseOpening(opening) : null;
  }

  #hasKey(): boolean {
    return this.keys.has(this.key ?? '');
  }

  /** Named by the number that belongs here. */
  #bad(problem: string, found: number | null = null): Checked {
    const seq = this.#next ?? found;
    return { kind: 'bad', problem: { seq, file: this.#file, line: this.#line, problem } };
  }
}

const falseOpening = ({ seq, file, line }: ChainPlace): Checked => ({
  kind: 'bad',
  problem: { seq, file, line, problem: 'The file names another key than the one it was made with.' },
});

export const missingWords = (from: number, to: number): string =>
  from >= to ? `Record ${from} is missing.` : `Records ${from} to ${to} are missing.`;
