/**
 * Evidence of runs, a file each beside its journal: `<folder>/<runId>.evidence`. Losing evidence never fails a revocation, so nothing here
 * throws: what cannot be kept is told by `put`, what cannot be had is null.
 */
import { lstat, rm } from 'node:fs/promises';
import { ReplacedFileError } from '../../storage/append-file';
import { evidencePath, isRunId, listRunFiles } from '../journal/journal-folder';
import type { Evidence, EvidenceStore } from './evidence';
import { EvidenceFile } from './evidence-file';
import { EvidenceKeyring, type EvidenceKeys } from './evidence-keys';
import { openEvidence, sealEvidence } from './evidence-seal';

/** The run under way, and one that is being asked about. */
const mostOpen = 2;

interface Opened {
  file: Promise<EvidenceFile>;
  users: number;
}

export class SealedEvidenceStore implements EvidenceStore {
  readonly #keys: EvidenceKeyring;
  /** The one that was used last is last. */
  readonly #open = new Map<string, Opened>();
  readonly #closing = new Map<string, Promise<void>>();

  /** Only one copy of the app may use the folder: the caller holds the single-instance lock. */
  constructor(
    private readonly folder: string,
    keys: EvidenceKeys,
  ) {
    this.#keys = new EvidenceKeyring(keys);
  }

  async put(runId: string, index: number, evidence: Evidence): Promise<boolean> {
    try {
      const sealed = await sealEvidence(evidence, { runId, index }, await this.#keys.forSealing());
      await this.#add(runId, index, sealed);
      return true;
    } catch {
      return false;
    }
  }

  async get(runId: string, index: number): Promise<Evidence | null> {
    try {
      const sealed = await this.#use(runId, (file) => file.sealed(index));
      if (sealed === null) return null;
      for (const key of await this.#keys.forOpening()) {
        const evidence = await openEvidence(sealed, { runId, index }, key);
        if (evidence) return evidence;
      }
    } catch {
      // A file that cannot be read is one without evidence.
    }
    return null;
  }

  async keepOnly(runIds: readonly string[]): Promise<void> {
    const kept = new Set(runIds);
    const { evidence } = await listRunFiles(this.folder).catch(() => ({ evidence: [] }));
    for (const runId of evidence) {
      if (kept.has(runId)) continue;
      await this.#forget(runId);
      await rm(evidencePath(this.folder, runId), { force: true }).catch(() => {});
    }
  }

  /** Resolves once everything is written. It may be used again. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((runId) => this.#forget(runId)));
    await Promise.all(this.#closing.values());
  }

  async #add(runId: string, index: number, sealed: string): Promise<void> {
    const add = (file: EvidenceFile) => file.add(index, sealed);
    try {
      await this.#use(runId, add);
    } catch (error) {
      // Someone removed or changed it: what is there now is looked at anew, once.
      if (!(error instanceof ReplacedFileError)) throw error;
      await this.#use(runId, add);
    }
  }

  async #use<T>(runId: string, act: (file: EvidenceFile) => Promise<T>): Promise<T> {
    const opened = this.#open.get(runId) ?? { file: this.#look(runId), users: 0 };
    this.#open.delete(runId);
    this.#open.set(runId, opened);
    opened.users++;
    let file: EvidenceFile | null = null;
    try {
      file = await opened.file;
      return await act(file);
    } catch (error) {
      const isOfNoUse = !file || error instanceof ReplacedFileError;
      if (isOfNoUse && this.#open.get(runId) === opened) await this.#forget(runId);
      throw error;
    } finally {
      opened.users--;
      const idle = [...this.#open].find(([, { users }]) => users === 0);
      if (this.#open.size > mostOpen && idle) await this.#forget(idle[0]);
    }
  }

  async #look(runId: string): Promise<EvidenceFile> {
    const path = evidencePath(this.folder, runId);
    if (!isRunId(runId)) throw new Error('no name for a file');
    await this.#closing.get(runId);
    const there = await lstat(path).catch(() => null);
    if (there && !there.isFile()) throw new Error('no plain file');
    return EvidenceFile.open(path);
  }

  /** What it was asked to write is written first. */
  async #forget(runId: string): Promise<void> {
    const opened = this.#open.get(runId);
    this.#open.delete(runId);
    const closed = opened?.file.then((one) => one.close()).catch(() => {});
    if (closed) this.#closing.set(runId, closed);
    await closed;
    if (this.#closing.get(runId) === closed) this.#closing.delete(runId);
  }
}
