/** The folder of the runs: which files in it are journals, and of which runs. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Run ids come from the window too: none of them may lead out of the folder. */
export const isRunId = (runId: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(runId);

export const journalPath = (folder: string, runId: string): string => join(folder, `${runId}.journal`);
export const evidencePath = (folder: string, runId: string): string => join(folder, `${runId}.evidence`);

export interface RunFiles {
  journals: string[];
  evidence: string[];
  /** File names of journals that were never finished. */
  partials: string[];
  /** File names of journals by name that are links, folders and the like. Opening one might never come back. */
  odd: string[];
}

/** Throws what the system says, but for a folder that is not there. */
export async function listRunFiles(folder: string): Promise<RunFiles> {
  const files: RunFiles = { journals: [], evidence: [], partials: [], odd: [] };
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(nothingThere)) {
    const [, runId, kind] = named.exec(entry.name) ?? [];
    if (partial.test(entry.name)) files.partials.push(entry.name);
    if (!runId) continue;
    if (kind === 'evidence') files.evidence.push(runId);
    else if (entry.isFile()) files.journals.push(runId);
    else files.odd.push(entry.name);
  }
  return files;
}

const named = /^([A-Za-z0-9_-]{1,64})\.(journal|evidence)$/;
/** What `WholeFile` writes to before a file has its name. */
const partial = /^\..+\.[0-9a-f]{8}\.partial$/;

function nothingThere(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
