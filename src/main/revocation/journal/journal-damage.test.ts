/**
 * A journal cut at every byte and damaged at random. WYCH_DAMAGES=20000 for the long run.
 *
 * Whatever is read back: never an end that was not, never done what was not, never unsent what may have been sent.
 */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../../storage/for-tests';
import { endOf } from './journal-ends';
import { ended, header, intent, outcome, startedAt, truthOf } from './journal-for-tests';
import { headerLines } from './journal-header';
import { journalLine } from './journal-line';
import { readJournal } from './journal-reading';
import type { JournalEntry } from './run-journal';

const damages = Number(process.env.WYCH_DAMAGES ?? 150);
const items = 12;
const run = header(items);
const headLines = [...headerLines(run)].map((json, n) => `${journalLine(n, json)}\n`);
const headSize = Buffer.byteLength(headLines.join(''));
const linesOf = (entries: readonly JournalEntry[]) =>
  entries.map((entry, n) => `${journalLine(headLines.length + n, JSON.stringify(entry))}\n`);

/** In [0, 1), every place as likely as the next. */
const somewhere = fc.noBias(fc.nat(2 ** 31 - 2)).map((n) => n / 2 ** 31);

/** As a run goes: what is settled is not tried again; one that has ended may be taken up again. */
const histories: fc.Arbitrary<JournalEntry[]> = fc
  .array(
    fc.tuple(
      fc.nat(items - 1),
      fc.constantFrom('revoked', 'failed', 'unknown', 'already-ended', 'changed'),
      fc.nat(9),
    ),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((steps) => {
    const entries: JournalEntry[] = [];
    const state = new Map<number, string>();
    for (const [index, kind, dice] of steps) {
      const at = startedAt + entries.length;
      const now = state.get(index);
      if (dice === 0)
        entries.push({ kind: 'paused', at, by: 'operator' }, { kind: 'resumed', at, by: 'ana@desk-1' });
      else if (dice === 1) entries.push({ ...ended, at });
      else if (now === 'revoked' || now === 'already-ended') continue;
      else if (now === 'intended' || (now && dice > 6)) {
        entries.push(outcome(index, kind as 'revoked', at));
        state.set(index, kind);
      } else {
        entries.push(intent(index, at));
        state.set(index, 'intended');
      }
    }
    return entries;
  });

/** Null: the header was hit, and the whole journal is refused. */
async function readBack(path: string) {
  const reading = await readJournal(path);
  const end = await endOf(path);
  if (reading.kind !== 'run') return null;
  expect(reading.header).toEqual(run);
  // In doubt the short look says nothing; it never says more than the long one.
  if (end) expect(reading.folded.ended).toEqual(end);
  return reading.folded;
}

function expectCareful(folded: Awaited<ReturnType<typeof readBack>>, entries: readonly JournalEntry[]) {
  if (!folded) throw new Error('the header was not touched');
  const truth = truthOf(entries);
  if (folded.ended) expect(truth.over).toBe(true);
  for (const index of run.over) {
    const was = truth.known.get(index);
    const is = folded.known.get(index);
    if (is?.state === 'intended') continue;
    expect(is).toEqual(was);
  }
}

describe('cut', () => {
  it('at any byte: what was whole by then counts, and nothing else', async () => {
    const path = join(testFolder().path, 'run-1.journal');
    const entries = [
      intent(0),
      intent(1),
      outcome(0, 'failed'),
      intent(0),
      outcome(1),
      { kind: 'paused', at: startedAt, by: 'sleep' },
      outcome(0),
      ended,
      outcome(2, 'unknown'),
      { kind: 'resumed', at: startedAt, by: 'bo@desk-2' },
    ] satisfies JournalEntry[];
    const lines = linesOf(entries);
    writeFileSync(path, [...headLines, ...lines].join(''));
    const ends = lines.map((_, n) => headSize + Buffer.byteLength(lines.slice(0, n + 1).join('')));
    for (let size = ends.at(-1) as number; size >= headSize; size--) {
      truncateSync(path, size);
      const folded = await readBack(path);
      // The line end itself is not missed.
      const whole = entries.slice(0, ends.filter((end) => end - 1 <= size).length);
      const truth = truthOf(whole);
      expect(folded?.known).toEqual(truth.known);
      expect(folded?.ended !== null).toBe(truth.over);
      expect(folded?.gaps).toBe(0);
    }
    for (let size = headSize - 1; size >= 0; size -= 13) {
      truncateSync(path, size);
      expect(await readBack(path)).toBeNull();
    }
  });
});

type Damage = (bytes: Buffer, from: number, random: number) => Buffer;

const lineStarts = (bytes: Buffer, from: number): number[] => {
  const starts = [from];
  for (let at = bytes.indexOf(10, from); at >= 0 && at < bytes.length - 1; at = bytes.indexOf(10, at + 1))
    starts.push(at + 1);
  return starts;
};
const pick = (random: number, among: number): number => Math.floor(random * among);

const ways: Record<string, Damage> = {
  'a bit flipped': (bytes, from, random) => {
    const at = from + pick(random, bytes.length - from);
    bytes[at] = (bytes[at] as number) ^ (1 << pick((random * 997) % 1, 8));
    return bytes;
  },
  'a stretch of zeros': (bytes, from, random) => {
    const at = from + pick(random, bytes.length - from);
    return bytes.fill(0, at, Math.min(bytes.length, at + 1 + pick((random * 997) % 1, 300)));
  },
  'a line less': (bytes, from, random) => {
    const starts = lineStarts(bytes, from);
    // Without its last line a journal is one that was cut.
    const n = pick(random, starts.length - 1);
    return starts.length < 2
      ? bytes
      : Buffer.concat([bytes.subarray(0, starts[n]), bytes.subarray(starts[n + 1])]);
  },
  'a line twice': (bytes, from, random) => {
    const starts = [...lineStarts(bytes, from), bytes.length];
    const n = pick(random, starts.length - 1);
    const line = bytes.subarray(starts[n], starts[n + 1]);
    const to = starts[pick((random * 997) % 1, starts.length)] as number;
    return Buffer.concat([bytes.subarray(0, to), line, bytes.subarray(to)]);
  },
  'something in between': (bytes, from, random) => {
    const at = from + pick(random, bytes.length - from);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from('{"kind":"ended"}\n\n\u0000'),
      bytes.subarray(at),
    ]);
  },
  'something after it': (bytes) => Buffer.concat([bytes, Buffer.from('\u0000\u0000not ours')]),
};

describe.each(Object.entries(ways))('damaged: %s', (_, damage) => {
  it('among the entries: what is in doubt is unknown', async () => {
    const path = join(testFolder().path, 'run-1.journal');
    await fc.assert(
      fc.asyncProperty(histories, somewhere, async (entries, random) => {
        const bytes = Buffer.from([...headLines, ...linesOf(entries)].join(''));
        writeFileSync(path, bytes.length > headSize ? damage(bytes, headSize, random) : bytes);
        expectCareful(await readBack(path), entries);
      }),
      { numRuns: damages },
    );
  });

  it('in the header: the journal is refused, or as it was', async () => {
    const path = join(testFolder().path, 'run-1.journal');
    const entries = [intent(0), outcome(0), intent(1)];
    const whole = [...headLines, ...linesOf(entries)].join('');
    await fc.assert(
      fc.asyncProperty(somewhere, async (random) => {
        const bytes = Buffer.from(whole);
        const head = damage(bytes.subarray(0, headSize), 0, random);
        writeFileSync(path, Buffer.concat([head, bytes.subarray(headSize)]));
        const folded = await readBack(path);
        if (folded) expectCareful(folded, entries);
      }),
      { numRuns: damages },
    );
  });
});

it('reads what it wrote', async () => {
  const path = join(testFolder().path, 'run-1.journal');
  writeFileSync(path, headLines.join(''));
  expect(await readJournal(path)).toEqual({
    kind: 'run',
    header: run,
    folded: { known: new Map(), ended: null, lastAt: null, gaps: 0 },
    end: readFileSync(path).length,
    tail: null,
    next: headLines.length,
  });
});
