/**
 * Changes a log in every way that the specification names, at random (E1). AUDIT_MUTATIONS=1000 for the long run.
 *
 * Half of them while the app runs. Where it first is not what it was is found by comparing the files' bytes with the originals; `verify` must name the same place without
 * having them, at the next start and, when the app has gone on writing, at the one after that.
 */
import { renameSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditVerdictSchema } from '../../shared/audit';
import { anything, claimOtherKey, entryNumber, type LogFiles, logFiles } from './for-tests';

const runs = Number(process.env.AUDIT_MUTATIONS ?? 200);
const segmentBytes = 2500;

type Mutation = { name: string; apply(files: LogFiles): void };

const names = (files: LogFiles) => files.names();
const pick = <T>(items: readonly T[], at: number): T => items[Math.floor(at * items.length)] as T;
const change = (files: LogFiles, name: string, edit: (lines: string[]) => void) => {
  const lines = files.lines(name);
  edit(lines);
  files.write(name, lines.map((line) => `${line}\n`).join(''));
};
/** Every line of the log, by file and index. */
const places = (files: LogFiles) =>
  names(files).flatMap((name) => files.lines(name).map((_, index) => ({ name, index })));

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const mutations: Record<string, fc.Arbitrary<Mutation>> = {
  edit: fc.tuple(part, part, fc.integer({ min: 1, max: 255 })).map(([a, b, mask]) => ({
    name: 'edit',
    apply: (files) => {
      const name = pick(names(files), a);
      const bytes = Buffer.from(files.read(name));
      const at = Math.floor(b * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ mask;
      files.write(name, bytes);
    },
  })),
  'edit of a field': fc
    .tuple(part, fc.constantFrom('consent-', 'Kiwi', 'mere', '1.2.3'))
    .map(([a, word]) => ({
      name: 'edit of a field',
      apply: (files) => {
        const candidates = places(files).filter(({ name, index }) =>
          files.lines(name)[index]?.includes(word),
        );
        const { name, index } = pick(candidates, a);
        change(files, name, (lines) => lines.splice(index, 1, lines[index]?.replace(word, 'Other') ?? ''));
      },
    })),
  'another key and a record': fc.tuple(part, part).map(([a, b]) => ({
    name: 'another key and a record',
    apply: (files) => {
      const name = pick(names(files), a);
      claimOtherKey(files, name);
      change(files, name, (lines) => {
        const index = 1 + Math.floor(b * (lines.length - 1));
        if (lines[index]) lines[index] = lines[index].replace('consent-', 'other-');
      });
    },
  })),
  delete: fc.tuple(part, fc.integer({ min: 1, max: 4 })).map(([a, count]) => ({
    name: 'delete',
    apply: (files) => {
      const { name, index } = pick(places(files), a);
      change(files, name, (lines) => lines.splice(index, count));
    },
  })),
  reorder: fc.tuple(part, part).map(([a, b]) => ({
    name: 'reorder',
    apply: (files) => {
      const all = places(files);
      const one = pick(all, a);
      const other = pick(
        all.filter((place) => place !== one),
        b,
      );
      const text = (place: typeof one) => files.lines(place.name)[place.index] ?? '';
      const [first, second] = [text(one), text(other)];
      change(files, one.name, (lines) => lines.splice(one.index, 1, second));
      change(files, other.name, (lines) => lines.splice(other.index, 1, first));
    },
  })),
  insert: fc
    .tuple(part, part, fc.constantFrom('copy', 'forgery', 'garbage', 'empty'), fc.boolean())
    .map(([a, b, what, after]) => ({
      name: `insert ${what}`,
      apply: (files) => {
        const all = places(files);
        const { name, index } = pick(all, a);
        const from = pick(all, b);
        const copy = files.lines(from.name)[from.index] ?? '';
        const line =
          what === 'copy'
            ? copy
            : what === 'forgery'
              ? (files.lines(name)[index]?.replace('consent-', 'other-').replace(/^.{4}/, 'beef') ?? '')
              : what === 'garbage'
                ? 'not a record'
                : '';
        change(files, name, (lines) => lines.splice(index + Number(after), 0, line));
      },
    })),
  truncate: fc.tuple(part, part, fc.boolean()).map(([a, b, andAllAfter]) => ({
    name: 'truncate',
    apply: (files) => {
      const all = names(files);
      const name = pick(all, a);
      const bytes = Buffer.from(files.read(name));
      files.write(name, bytes.subarray(0, Math.floor(b * bytes.length)));
      if (andAllAfter) for (const later of all.filter((other) => other > name)) rmSync(files.file(later));
    },
  })),
  'drop lines at the end': fc.tuple(part, fc.integer({ min: 1, max: 5 })).map(([a, count]) => ({
    name: 'drop lines at the end',
    apply: (files) => {
      change(files, pick(names(files), a), (lines) => lines.splice(-count));
    },
  })),
  tear: fc.tuple(part, part, fc.integer({ min: 1, max: 300 })).map(([a, b, size]) => ({
    name: 'tear',
    apply: (files) => {
      // A hole, as a block that never reached the disk leaves it.
      const name = pick(names(files), a);
      const bytes = Buffer.from(files.read(name));
      const at = Math.floor(b * bytes.length);
      files.write(name, bytes.fill(0, at, Math.min(at + size, bytes.length)));
    },
  })),
  'remove a file': part.map((a) => ({
    name: 'remove a file',
    apply: (files) => rmSync(files.file(pick(names(files), a))),
  })),
  'swap two files': fc.tuple(part, part).map(([a, b]) => ({
    name: 'swap two files',
    apply: (files) => {
      const one = pick(names(files), a);
      const other = pick(
        names(files).filter((name) => name !== one),
        b,
      );
      renameSync(files.file(one), files.file('aside'));
      renameSync(files.file(other), files.file(one));
      renameSync(files.file('aside'), files.file(other));
    },
  })),
  'add a file': part.map((a) => ({
    name: 'add a file',
    apply: (files) => {
      const count = names(files).length;
      files.write(`${String(count + 1).padStart(6, '0')}.log`, files.read(pick(names(files), a)));
    },
  })),
};

interface Place {
  seq: number;
  file: string;
  line: number;
  /** Nothing in the log says where the file before would have ended. */
  orNextFile: boolean;
}

/** Where the bytes first differ, and the record that stood, or would have stood, there. */
function firstDifference(original: LogFiles, changed: LogFiles): Place | null {
  let seq = 1;
  const all = [...new Set([...names(original), ...names(changed)])].sort();
  for (const [at, file] of all.entries()) {
    const before = names(original).includes(file) ? original.lines(file) : [];
    if (!names(changed).includes(file)) return { seq, file, line: 1, orNextFile: false };
    const now = changed.bytes(file).toString('latin1').split('\n');
    const tail = now.pop();
    const isLastThere = !names(changed).includes(all[at + 1] ?? '');
    for (let index = 0; index < Math.max(before.length, now.length); index++) {
      const same = Buffer.from(before[index] ?? '').toString('latin1') === now[index];
      if (before[index] === undefined || !same)
        return {
          seq: seq + index,
          file,
          line: index + 1,
          orNextFile: now[index] === undefined && isLastThere,
        };
    }
    if (tail !== '') return { seq: seq + before.length, file, line: before.length + 1, orNextFile: false };
    seq += before.length;
  }
  return null;
}

const snapshot = (files: LogFiles) => names(files).map((name) => [name, files.bytes(name)] as const);

test(
  `${runs} changes of a log: each is noticed, and the first bad record named`,
  async () => {
    const original = logFiles();
    // Three runs of the app, some records alone and some together, over several files.
    for (const run of [0, 1, 2]) {
      const log = original.open({ segmentBytes });
      for (let n = 0; n < 12; n++) await log.append(entryNumber(run * 100 + n));
      await Promise.all(Array.from({ length: 6 }, (_, n) => log.append(entryNumber(run * 100 + 50 + n))));
      await log.close();
    }
    expect(names(original).length).toBeGreaterThan(3);
    const whole = await original.open({ segmentBytes }).verify();
    expect(whole).toMatchObject({ state: 'intact', unverifiable: 0 });

    const kinds: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(...Object.values(mutations)),
        fc.boolean(),
        async ({ name, apply }, isRunning) => {
          const files = original.copy();
          const log = files.open({ segmentBytes });
          if (isRunning) await log.append(entryNumber(900));
          const reference = isRunning ? files.copy() : original;
          apply(files);
          const place = firstDifference(reference, files);
          fc.pre(place !== null);
          kinds[name] = (kinds[name] ?? 0) + 1;
          const { seq, file, line, orNextFile } = place as Place;
          const before = snapshot(files).filter(([name]) => names(reference).includes(name));

          const verdict = await log.verify();
          auditVerdictSchema.parse(verdict);
          expect(verdict).toMatchObject({ state: 'damaged', firstBad: { seq } });
          if (!orNextFile) expect(verdict.firstBad).toMatchObject({ file, line });
          // A reader never stumbles over it, and the app goes on.
          await log.read({ before: null, limit: 200, filter: anything });
          await log.append(entryNumber(1000));
          await log.close();
          // What was there is left as it was; a file in use, whose end is in order, goes on.
          for (const [old, bytes] of before)
            expect(files.bytes(old).subarray(0, isRunning ? bytes.length : undefined)).toEqual(bytes);

          const again = await files.open({ segmentBytes }).verify();
          expect(again).toMatchObject({ state: 'damaged', firstBad: verdict.firstBad });
          for (const { path } of isRunning ? [files, reference] : [files])
            rmSync(path, { recursive: true, force: true });
        },
      ),
      { numRuns: runs },
    );
    // biome-ignore lint/suspicious/noConsole: the figures of the long run
    if (process.env.AUDIT_MUTATIONS) console.log(kinds);
  },
  60_000 + runs * 300,
);
