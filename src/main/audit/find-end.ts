/**
 * Where the log goes on when it is opened, or opened again after trouble.
 *
 * The head says where it ended. What lies beyond is from a write that was never acknowledged: whole records in order are taken in, a torn last
 * line is cut off. Anything wrong at or before the head is damage: that file is left as it is, and the log goes on in a new one.
 *
 * Only the last file is looked at; to look at all is `verify`'s work, and a start must not wait for that.
 */
import { noMac } from './chain';
import { type Anchor, type ChainProblem, type KnownAnchor, missingWords } from './chain-check';
import { type HeadReading, headName, type LogEnd } from './head-file';
import { lastSeqBefore, type Scan, scanSegment } from './segment-scan';
import { segmentName, segmentNumber, segmentNumbers } from './segments';

/** What the vault, or this run, knows to be in the log. */
export interface Remembered extends KnownAnchor {
  file: string;
}

export interface FindEnd {
  folder: string;
  head: HeadReading;
  /** By fingerprint. */
  keys: ReadonlyMap<string, Buffer>;
  remembered: readonly Remembered[];
}

export interface FoundEnd {
  /** The file to go on in and from where: 0 to begin it, over whatever a kill left there. */
  end: LogEnd;
  /** What is wrong and not yet told in the log. */
  damage: ChainProblem | null;
}

const start: LogEnd = { seq: 0, mac: noMac, file: segmentName(1), size: 0, key: '' };

/** Throws what the system says when the files cannot be read. */
export async function findEnd({ folder, head, keys, remembered }: FindEnd): Promise<FoundEnd> {
  const numbers = await segmentNumbers(folder);
  const known = furthest(...remembered);
  const scan = (file: string, after: Anchor | null = null) =>
    scanSegment(file, { folder, keys, anchors: remembered, after });
  const goOn = (after: Anchor | null, damage: ChainProblem, key = ''): FoundEnd => {
    const { seq, mac } = furthest(after, known) ?? start;
    // Whoever changed the log may have changed what it says of its key.
    const isKeyKnown = known && (known.seq >= seq || known.file === damage.file);
    const file = freeName(numbers, head, known);
    return { end: { seq, mac, file, size: 0, key: isKeyKnown ? known.key : key }, damage };
  };

  // A head alone that cannot be read is what a kill leaves of the very first write.
  if (head.kind !== 'end' && numbers.length === 0 && !known) return { end: start, damage: null };
  if (head.kind !== 'end') {
    const what = head.kind === 'none' ? 'is missing' : 'was changed';
    const problem = `The file that says where the log ends ${what}.`;
    return goOn(await lastGood(numbers, scan), { seq: null, file: headName, line: 1, problem });
  }

  const at = head.end;
  if (at.size > 0) {
    const found = await scan(at.file);
    const end = furthest(found.good, at) ?? at;
    const damage = (await damageIn(found, at, folder)) ?? damageAround(found, at, end, numbers, known);
    if (damage) return goOn(end, damage, at.key);
    return { end: { ...end, file: at.file, size: found.size, key: at.key }, damage: null };
  }

  // The file was announced: it may be there or not, and the one before must reach up to the head.
  const file = segmentName(segmentNumber(at.file) - 1);
  const before = at.seq > 0 ? await scan(file) : null;
  const short = before && (await damageIn(before, { ...at, file, key: before.key ?? '' }, folder));
  if (short) return goOn(at, short);
  const found = await scan(at.file, at);
  const end = furthest(found.good, at) ?? at;
  const isTaken = !found.exists && numbers.includes(segmentNumber(at.file));
  const damage =
    (found.isTorn ? null : found.bad) ??
    (isTaken ? notAFile(at) : damageAround(found, at, end, numbers, known));
  if (damage) return goOn(end, damage);
  const key = (found.good ? found.key : before?.key) ?? '';
  return { end: { seq: end.seq, mac: end.mac, file: at.file, size: found.size, key }, damage: null };
}

/** What is wrong in a file that must reach up to the head. */
async function damageIn(found: Scan, at: LogEnd, folder: string): Promise<ChainProblem | null> {
  const { file } = at;
  const has = found.good?.seq ?? 0;
  if (found.bad && (has < at.seq || !found.isTorn)) return found.bad;
  if (!found.good) {
    const seq = (await lastSeqBefore(folder, file)) + 1;
    return { seq, file, line: 1, problem: found.exists ? 'The file is empty.' : 'The file is missing.' };
  }
  if (has < at.seq)
    return { seq: has + 1, file, line: found.nextLine, problem: missingWords(has + 1, at.seq) };
  const isOther = found.key !== at.key || (has === at.seq && found.good.mac !== at.mac);
  return isOther
    ? { seq: null, file, line: 1, problem: 'This is not the file that was written here.' }
    : null;
}

const notAFile = ({ seq, file }: LogEnd): ChainProblem => ({
  seq: seq + 1,
  file,
  line: 1,
  problem: 'Something that is no file has the name of one.',
});

/** What is wrong although the last file is in order. */
const damageAround = (
  found: Scan,
  at: LogEnd,
  end: Anchor,
  numbers: readonly number[],
  known: Anchor | null,
): ChainProblem | null => foreignFile(numbers, at, end) ?? notRemembered(found, at, end, known);

function foreignFile(numbers: readonly number[], at: LogEnd, end: Anchor): ChainProblem | null {
  const foreign = numbers.find((number) => number > segmentNumber(at.file));
  if (foreign === undefined) return null;
  return {
    seq: end.seq + 1,
    file: segmentName(foreign),
    line: 1,
    problem: 'The app did not make this file.',
  };
}

/** Log and head may have been put back to what they were, together or the head alone. */
function notRemembered(found: Scan, at: LogEnd, end: Anchor, known: Anchor | null): ChainProblem | null {
  if (!known || known.seq <= at.seq) return null;
  if (known.seq > end.seq) {
    const problem = missingWords(end.seq + 1, known.seq);
    return { seq: end.seq + 1, file: at.file, line: found.nextLine, problem };
  }
  const problem = 'The file that says where the log ends was replaced by an older one.';
  return { seq: null, file: headName, line: 1, problem };
}

/** The last record that is in order, in the last file that has one. */
async function lastGood(
  numbers: readonly number[],
  scan: (file: string) => Promise<Scan>,
): Promise<Anchor | null> {
  for (const number of numbers.toReversed()) {
    const { good } = await scan(segmentName(number));
    if (good) return good;
  }
  return null;
}

/** A number that no file has or ever had; the one that was announced, when nothing has been made of it. */
function freeName(numbers: readonly number[], head: HeadReading, known: Remembered | null): string {
  const taken = Math.max(0, ...numbers, segmentNumber(known?.file ?? ''));
  const announced = head.kind === 'end' ? segmentNumber(head.end.file) : 0;
  const isFree = head.kind === 'end' && head.end.size === 0 && announced > taken;
  return segmentName(isFree ? announced : Math.max(taken, announced) + 1);
}

function furthest<A extends Anchor>(...anchors: readonly (A | null)[]): A | null {
  return anchors.reduce<A | null>((a, b) => (b && b.seq > (a?.seq ?? -1) ? b : a), null);
}
