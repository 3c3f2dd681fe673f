/**
 * Follows the whole log from its first record to its end and says where it first is not what it was (E1).
 *
 * What it cannot say: records of a key that the vault no longer has are only checked for being in their places; and who can write to this
 * computer's vault as well can put everything back to what it was.
 */
import { join } from 'node:path';
import type { AuditVerdict } from '../../shared/audit';
import { noMac } from './chain';
import { type Anchor, ChainCheck, type ChainProblem, type KnownAnchor, missingWords } from './chain-check';
import { linesOf } from './file-lines';
import type { LogEnd } from './head-file';
import { isNoFile, segmentName, segmentNumber } from './segments';

export interface VerifyOptions {
  folder: string;
  /** Where the log ends, from a look at the disk: no file follows, and nothing beyond its size is looked at. */
  end: LogEnd;
  /** Numbers of the files that are there. */
  numbers: readonly number[];
  /** By fingerprint. */
  keys: ReadonlyMap<string, Buffer>;
  /** Records that are known to be in the log, and the keys of their files. */
  anchors: readonly KnownAnchor[];
}

/** Throws what the system says when a file is there and cannot be read. */
export async function verifyLog(options: VerifyOptions): Promise<Omit<AuditVerdict, 'checkedAt'>> {
  const { folder, end, numbers } = options;
  const anchors = end.seq > 0 ? [...options.anchors, end] : options.anchors;
  const check = new ChainCheck(options.keys, anchors, { seq: 0, mac: noMac });
  const count = { verified: 0, unverifiable: 0 };
  let firstBad: ChainProblem | undefined;
  const last = segmentNumber(end.file);
  for (let number = 1; number <= last; number++) {
    const file = segmentName(number);
    const isLast = number === last;
    if (isLast && end.size === 0) break;
    check.beginFile(file);
    try {
      for await (const lines of linesOf(join(folder, file), isLast ? end.size : undefined))
        for (const line of lines) {
          const checked = check.check(line);
          if (checked.kind === 'bad') firstBad = earlier(firstBad, checked.problem);
          else count[checked.kind]++;
        }
    } catch (error) {
      if (!isNoFile(error)) throw error;
      const problem = numbers.includes(number) ? 'This is no file.' : 'The file is missing.';
      firstBad ??= { seq: check.next, file, line: 1, problem };
    }
  }
  firstBad ??= cutOff(check, anchors);
  const state = firstBad ? 'damaged' : count.unverifiable > 0 ? 'unverifiable' : 'intact';
  return { state, ...count, ...(firstBad && { firstBad }) };
}

/** That an opening is wrong shows only at a later record of its file. */
const earlier = (first: ChainProblem | undefined, found: ChainProblem): ChainProblem =>
  first && (first.file !== found.file || first.line <= found.line) ? first : found;

function cutOff(check: ChainCheck, anchors: readonly Anchor[]): ChainProblem | undefined {
  const has = check.last?.seq ?? 0;
  const should = Math.max(0, ...anchors.map(({ seq }) => seq));
  return has < should ? { seq: has + 1, ...check.place, problem: missingWords(has + 1, should) } : undefined;
}
