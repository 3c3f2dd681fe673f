/**
 * A run over many consents of a realm that allows so many calls a second: how much of that is used, and how often it is asked too often. The run
 * is the app's own, with journal, evidence and audit log on the disk; what it came to is read from the server's journal.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Consent } from '../src/shared/consent';
import type { RunStatus } from '../src/shared/revocation';
import { choiceLimit } from '../src/shared/revocation';
import { type RateLimitKind, type Simulator, sandboxRealm, startSimulator } from '../src/simulator';
import { bulkFigures } from './bulk-revoke-figures';
import { revokingParts } from './bulk-revoke-parts';
import type { Figure } from './ratios';

export interface BulkOptions {
  count: number;
  /** Calls a second that the realm allows. */
  limit: number;
  kind: RateLimitKind;
}

export async function benchBulkRevoke({ count, limit, kind }: BulkOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wych-bench-run-'));
  const simulator = await startSimulator({
    realms: [sandboxRealm({ consents: Math.ceil(count * 1.1) + 100, mix: { Active: 95, Revoked: 5 } })],
    journalLimit: count * 10 + 1000,
  });
  try {
    const begin = () =>
      Object.assign(simulator.realm('sandbox').settings, { callsPerSecond: limit, rateLimit: kind });
    const ended = await revokeAll(simulator, folder, count, begin);
    const figures = bulkFigures(simulator.journal.entries(), limit, count);
    console.log({ ...figures, counts: ended.counts });
    return [
      {
        what: `${count.toLocaleString('en')} consents revoked at ${limit} calls a second (${kind})`,
        floor: 'its calls at exactly the limit',
        target: '≥ 0.95 of the limit',
        rounds: 1,
        ours: figures.took,
        theirs: figures.took * figures.used,
        ratio: figures.used,
      },
    ];
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lists, chooses, plans, and runs. The limit begins with the run, and so does the journal. */
async function revokeAll(
  simulator: Simulator,
  folder: string,
  count: number,
  begin: () => void,
): Promise<RunStatus> {
  let tellEnd: (status: RunStatus) => void = () => {};
  const ended = new Promise<RunStatus>((resolve) => (tellEnd = resolve));
  const app = revokingParts(simulator, folder, (status) => {
    if (status.state === 'paused') console.log('paused', status.paused);
    if (status.state === 'ended') tellEnd(status);
  });
  const consents: Consent[] = [];
  for await (const { records } of app.client.listConsents(app.profile))
    consents.push(...records.filter(({ status }) => status === 'active'));
  const chosen = consents.slice(0, count);
  if (chosen.length < count) throw new Error(`Only ${chosen.length} consents can be revoked.`);
  let draftId: string | null = null;
  for (let from = 0; from < count; from += choiceLimit)
    ({ draftId } = app.desk.choose({ draftId, consents: chosen.slice(from, from + choiceLimit) }));
  if (draftId === null) throw new Error('Nothing was chosen.');
  const { planId } = await app.desk.prepare({ draftId });
  simulator.journal.clear();
  begin();
  await app.runs.start({ planId, reason: 'Bench of a bulk revocation', confirmations: [] });
  const status = await ended;
  await app.close();
  return status;
}
