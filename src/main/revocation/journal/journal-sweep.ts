/** Tidies the folder of the runs when the app starts, before a run is begun or gone on with. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../clock';
import type { EvidenceStore } from '../evidence/evidence';
import { endOf } from './journal-ends';
import { journalPath, listRunFiles } from './journal-folder';
import { beyondRetention, type Retention, usualRetention } from './journal-retention';

/**
 * Removes journals that were never begun, those of runs that ended long ago, and evidence whose journal is gone. Runs that were not brought to
 * their end are kept for good. Never throws: what cannot be removed today is tried again at the next start.
 */
export async function sweepRuns(
  folder: string,
  evidence: Pick<EvidenceStore, 'keepOnly'>,
  clock: Pick<Clock, 'now'>,
  retention: Retention = usualRetention,
): Promise<void> {
  try {
    const { journals, partials } = await listRunFiles(folder);
    for (const name of partials) await rm(join(folder, name), { force: true }).catch(() => {});
    const ended = new Map<string, number>();
    for (const runId of journals) {
      const end = await endOf(journalPath(folder, runId)).catch(() => null);
      if (end) ended.set(runId, end.at);
    }
    const old = new Set(beyondRetention(ended, clock.now(), retention));
    for (const runId of old) await rm(journalPath(folder, runId), { force: true }).catch(() => {});
    await evidence.keepOnly(journals.filter((runId) => !old.has(runId)));
  } catch {
    // A folder that cannot be listed keeps what it has.
  }
}
