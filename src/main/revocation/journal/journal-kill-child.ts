/**
 * Works on runs as the app does, sixteen consents at a time, and says on stdout what the journal has acknowledged, until it is killed. It goes on with
 * the run that an earlier one was killed in, and begins the next when that has ended.
 */
import { writeSync } from 'node:fs';
import type { Evidence } from '../evidence/evidence';
import { SealedEvidenceStore } from '../evidence/evidence-store';
import { FileRunJournals } from './journal-files';
import { header, intent } from './journal-for-tests';
import { sweepRuns } from './journal-sweep';
import type { KnownItem, RunHeader, RunJournal, StoredOutcome } from './run-journal';

const [folder = '', first = '0', items = '300'] = process.argv.slice(2);
const say = (...words: (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);
const evidence = new SealedEvidenceStore(folder, {
  get: async () => ({ key: Buffer.alloc(32, 7), lasting: true }),
});
const kinds = ['revoked', 'failed', 'unknown', 'already-ended', 'changed'] as const;

const proof = (word: string): Evidence => ({
  before: { raw: word.repeat(40), readAt: 1 },
  request: null,
  response: null,
  after: null,
});

async function work(
  journal: RunJournal,
  run: RunHeader,
  known: ReadonlyMap<number, KnownItem>,
): Promise<void> {
  const open = run.over.filter((index) => known.get(index)?.state !== 'ended');
  const worker = async () => {
    for (let index = open.shift(); index !== undefined; index = open.shift()) {
      await journal.append(intent(index, Date.now()));
      say('intent', run.runId, index);
      const kind = kinds[Math.floor(Math.random() * kinds.length)] as StoredOutcome['kind'];
      const at = Date.now();
      const [kept] = await Promise.all([
        evidence.put(run.runId, index, proof(`${run.runId}/${index}`)),
        journal.append({ kind: 'outcome', index, at, outcome: { kind, statusAfter: 'é' } }),
      ]);
      say('outcome', run.runId, index, kind, at);
      if (kept) say('proof', run.runId, index);
      if (Math.random() < 0.05) await journal.append({ kind: 'paused', at, by: 'operator' });
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  say('ending', run.runId);
  await journal.append({ kind: 'ended', at: Date.now(), how: 'complete' });
  say('ended', run.runId);
  await journal.close();
}

async function main(): Promise<void> {
  await sweepRuns(folder, evidence, { now: Date.now });
  const journals = new FileRunJournals(folder);
  const { runs, problems } = await journals.interrupted();
  for (const problem of problems) say('problem', problem);
  for (const { header: run, known } of runs) {
    const journal = await journals.reopen(run.runId);
    await journal.append({ kind: 'resumed', at: Date.now(), by: 'ana@desk-1' });
    say('resumed', run.runId);
    await work(journal, run, known);
  }
  for (let n = Number(first); ; n++) {
    const run = { ...header(Number(items), `run-${n}`), startedAt: Date.now() };
    say('creating', run.runId);
    const journal = await journals.create(run);
    say('created', run.runId);
    await work(journal, run, new Map());
  }
}

main().catch((error) => say('problem', String(error?.stack ?? error)));
