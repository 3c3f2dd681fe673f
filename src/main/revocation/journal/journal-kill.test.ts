/**
 * Kills a process that works on runs, at random moments, again and again. WYCH_KILLS=1000 for the long run.
 *
 * After each kill a new start must read every journal; find every outcome that was acknowledged, and everything that may have been sent; take no
 * run for ended that is not; and be able to go on with it, which the next process does.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtForTests, saidUntilKilled } from '../../storage/child-for-tests';
import { testFolder } from '../../storage/for-tests';
import { SealedEvidenceStore } from '../evidence/evidence-store';
import { FileRunJournals } from './journal-files';
import { readJournal } from './journal-reading';
import { sweepRuns } from './journal-sweep';

const kills = Number(process.env.WYCH_KILLS ?? 20);
const items = 400;
const child = builtForTests(join(import.meta.dirname, 'journal-kill-child.ts'));

/** What processes have said of one run. */
interface Said {
  created: boolean;
  ending: boolean;
  ended: boolean;
  /** By index: the last thing said. */
  items: Map<number, 'intent' | { kind: string; at: number }>;
  proofs: Set<number>;
  /** Told to have ended, and found so. */
  checked: boolean;
}

class Witness {
  readonly runs = new Map<string, Said>();
  readonly totals = { intents: 0, outcomes: 0, proofs: 0, resumed: 0, inCreation: 0, torn: 0, ended: 0 };

  constructor(readonly folder: string) {}

  note(line: string): void {
    const [word, runId = '', index, kind = '', at] = line.split(' ');
    if (word === 'problem') throw new Error(line);
    const said = this.runs.get(runId) ?? {
      created: false,
      ending: false,
      ended: false,
      items: new Map(),
      proofs: new Set(),
      checked: false,
    };
    this.runs.set(runId, said);
    if (word === 'created' || word === 'ending' || word === 'ended') said[word] = true;
    if (word === 'resumed') this.totals.resumed++;
    if (word === 'intent') {
      this.totals.intents++;
      said.items.set(Number(index), 'intent');
    }
    if (word === 'outcome') {
      this.totals.outcomes++;
      said.items.set(Number(index), { kind, at: Number(at) });
    }
    if (word === 'proof') said.proofs.add(Number(index));
  }

  /** As the next start of the app finds it. */
  async check(): Promise<void> {
    const { runs: found, problems } = await new FileRunJournals(this.folder).interrupted();
    expect(problems).toEqual([]);
    const offered = new Set(found.map(({ header }) => header.runId));
    expect([...offered].filter((runId) => !this.runs.has(runId))).toEqual([]);
    for (const [runId, said] of this.runs) {
      if (said.checked) continue;
      if (said.ended) expect(offered.has(runId)).toBe(false);
      else if (said.created && !said.ending) expect(offered.has(runId)).toBe(true);
      if (!said.created && !offered.has(runId)) this.totals.inCreation++;
      else await this.#checkRun(runId, said);
      said.checked = !offered.has(runId);
      if (said.checked) await this.#checkProofs(runId, said);
    }
  }

  async #checkRun(runId: string, said: Said): Promise<void> {
    const path = join(this.folder, `${runId}.journal`);
    const reading = await readJournal(path);
    if (reading.kind !== 'run') throw new Error(`${runId} is ${reading.kind}`);
    const { known, ended, gaps } = reading.folded;
    if (statSync(path).size > reading.end) this.totals.torn++;
    if (ended) this.totals.ended++;
    expect(gaps).toBe(0);
    for (const [index, last] of said.items) {
      const item = known.get(index);
      if (last !== 'intent')
        expect(item).toMatchObject({ state: 'ended', at: last.at, outcome: { kind: last.kind } });
      else expect(item).toBeDefined();
    }
    // Done is only what was begun, and that was told.
    for (const [index, { state }] of known) if (state === 'ended') expect(said.items.has(index)).toBe(true);
  }

  async #checkProofs(runId: string, { proofs }: Said): Promise<void> {
    const evidence = evidenceIn(this.folder);
    for (const index of proofs) {
      this.totals.proofs++;
      expect((await evidence.get(runId, index))?.before?.raw).toContain(`${runId}/${index}`);
    }
  }
}

const evidenceIn = (folder: string) =>
  new SealedEvidenceStore(folder, { get: async () => ({ key: Buffer.alloc(32, 7), lasting: true }) });

test(
  `${kills} kills: every journal is read, nothing acknowledged is lost, nothing that may have been sent is forgotten`,
  async () => {
    const folder = testFolder().path;
    const witness = new Witness(folder);
    for (let round = 0; round < kills; round++) {
      for (const line of await saidUntilKilled(child, [folder, `${witness.runs.size}`, `${items}`], 120))
        witness.note(line);
      await witness.check();
    }
    const { totals } = witness;
    if (kills > 100)
      process.stdout.write(`${JSON.stringify({ kills, runs: witness.runs.size, ...totals })}\n`);
    // However slow the machine: the loop has seen what it is about.
    expect(totals.outcomes).toBeGreaterThan(0);
    expect(totals.resumed).toBeGreaterThan(0);
    await sweepRuns(folder, evidenceIn(folder), { now: () => Date.now() });
    expect(readdirSync(folder).filter((name) => !/\.(journal|evidence)$/.test(name))).toEqual([]);
  },
  60_000 + kills * 5000,
);
