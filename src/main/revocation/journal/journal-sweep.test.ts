import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { testFolder } from '../../storage/for-tests';
import { SealedEvidenceStore } from '../evidence/evidence-store';
import { FileRunJournals } from './journal-files';
import { ended, header, intent, outcome, startedAt } from './journal-for-tests';
import { beyondRetention } from './journal-retention';
import { sweepRuns } from './journal-sweep';

const day = 86_400_000;
const evidence = new SealedEvidenceStore('unused', {
  get: async () => ({ key: Buffer.alloc(32), lasting: true }),
});

/** Each ended so many days before `now`; null: not ended. */
async function runs(ages: Record<string, number | null>) {
  const folder = testFolder().path;
  const journals = new FileRunJournals(folder);
  const now = startedAt + 365 * day;
  for (const [runId, age] of Object.entries(ages)) {
    const journal = await journals.create(header(3, runId));
    await journal.append(intent(1));
    if (age !== null) await journal.append({ ...ended, at: now - age * day });
    await journal.append(outcome(1));
    await journal.close();
    writeFileSync(join(folder, `${runId}.evidence`), '');
  }
  return { folder, clock: { now: () => now }, store: new SealedEvidenceStore(folder, noKeys) };
}
const noKeys = { get: () => Promise.reject(new Error('nobody asks')) };

it('removes what ended more than thirty days ago, with its evidence, and never what has not ended', async () => {
  const { folder, clock, store } = await runs({ old: 30.1, young: 29.9, future: -400, open: null });
  symlinkSync('/nowhere', join(folder, 'link.journal'));
  mkdirSync(join(folder, 'folder.journal'));
  for (const name of ['gone.evidence', '.old.journal.0123abcd.partial', 'x.journal.damaged', 'notes.txt'])
    writeFileSync(join(folder, name), '');
  await sweepRuns(folder, store, clock);
  expect(readdirSync(folder).sort()).toEqual([
    'folder.journal',
    'future.evidence',
    'future.journal',
    'link.journal',
    'notes.txt',
    'open.evidence',
    'open.journal',
    'x.journal.damaged',
    'young.evidence',
    'young.journal',
  ]);
});

it('keeps no more than so many of them, the youngest', async () => {
  const { folder, clock, store } = await runs({ a: 1, b: 2, c: 3, open: null });
  await sweepRuns(folder, store, clock, { days: 30, runs: 2 });
  expect(readdirSync(folder).filter((name) => name.endsWith('.journal'))).toEqual([
    'a.journal',
    'b.journal',
    'open.journal',
  ]);
});

it('in doubt whether a run has ended keeps its journal', async () => {
  const { folder, clock, store } = await runs({ old: 100 });
  writeFileSync(join(folder, 'old.journal'), 'x\n', { flag: 'a' });
  await sweepRuns(folder, store, clock);
  expect(existsSync(join(folder, 'old.journal'))).toBe(true);
});

it('has nothing to do where there is no folder, and does not mind one that cannot be listed', async () => {
  const folder = testFolder();
  await sweepRuns(join(folder.path, 'none'), evidence, { now: () => 0 });
  folder.write('file', '');
  const keepOnly = vi.fn(async () => {});
  await sweepRuns(join(folder.path, 'file'), { keepOnly }, { now: () => 0 });
  expect(keepOnly).not.toHaveBeenCalled();
});

it('counts from the end of the run', () => {
  const many = new Map(Array.from({ length: 105 }, (_, n) => [`run-${n}`, n * 1000]));
  const gone = beyondRetention(many, 105_000, { days: 30, runs: 100 });
  expect(gone.sort()).toEqual(['run-0', 'run-1', 'run-2', 'run-3', 'run-4']);
});

it('is waited for by whoever begins a run or asks for those that were cut off', async () => {
  const { folder, clock, store } = await runs({ old: 100, open: null });
  const journals = new FileRunJournals(folder, sweepRuns(folder, store, clock));
  const [journal, { runs: found }] = await Promise.all([
    journals.create(header(3, 'new')),
    journals.interrupted(),
  ]);
  await journal.append(intent(1));
  await journal.close();
  expect(found.map((run) => run.header.runId)).toEqual(['open']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.journal'))).toEqual([
    'new.journal',
    'open.journal',
  ]);
});

it('is not overtaken', async () => {
  const folder = testFolder().path;
  let done = () => {};
  const journals = new FileRunJournals(folder, new Promise((resolve) => (done = resolve)));
  const creating = journals.create(header(3));
  const asking = journals.interrupted();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readdirSync(folder)).toEqual([]);
  done();
  await (await creating).close();
  await asking;
});
