/** The runs that can be asked about: the one of the moment, the last few that have ended, and those that were cut off in an earlier start. */
import { fail } from '../../../shared/failure';
import type { InterruptedRun } from '../journal/run-journal';
import type { RevocationRun } from './run';

/** Runs that have ended and can still be asked about. */
const mostRecent = 3;

export class RunShelf {
  /** The run under way, or the last one of this start of the app. */
  current: RevocationRun | null = null;
  /** Ended, oldest first. */
  readonly #recent: RevocationRun[] = [];
  readonly #unfinished = new Map<string, RevocationRun>();

  get isActive(): boolean {
    return this.current !== null && !this.current.hasEnded;
  }

  /** @throws Failure `not-found`. */
  find(runId: string): RevocationRun {
    const run = this.#all.find((one) => one.runId === runId);
    if (!run) throw noSuchRun();
    return run;
  }

  /** @throws Failure `not-found`, `conflict` for one that was cut off. */
  findStarted(runId: string): RevocationRun {
    if (this.#unfinished.has(runId)) throw resumeFirst();
    return this.find(runId);
  }

  /** @throws Failure `not-found` for any other than one that was cut off. */
  findUnfinished(runId: string): RevocationRun {
    const run = this.#unfinished.get(runId);
    if (!run) throw noSuchRun();
    return run;
  }

  get unfinished(): RevocationRun[] {
    return [...this.#unfinished.values()];
  }

  get ids(): string[] {
    return this.#all.map(({ runId }) => runId);
  }

  /** Of what the journals say was cut off, what is not known here already. */
  takeIn(interrupted: readonly InterruptedRun[], make: (run: InterruptedRun) => RevocationRun): void {
    const known = new Set(this.ids);
    for (const run of interrupted)
      if (!known.has(run.header.runId)) this.#unfinished.set(run.header.runId, make(run));
  }

  /** Makes it the current one at once; call what it returns when it could not begin, or go on. */
  promote(run: RevocationRun): () => void {
    const before = this.current;
    const wasUnfinished = this.#unfinished.delete(run.runId);
    this.current = run;
    return () => {
      if (wasUnfinished) this.#unfinished.set(run.runId, run);
      this.current = before;
    };
  }

  /** It has ended, and is no longer the current one, or never was. */
  keep(run: RevocationRun): void {
    this.#unfinished.delete(run.runId);
    this.#recent.push(run);
    const oldest = this.#recent.length > mostRecent ? this.#recent.shift() : undefined;
    void oldest?.forget();
  }

  get #all(): RevocationRun[] {
    return [...(this.current ? [this.current] : []), ...this.#recent, ...this.#unfinished.values()];
  }
}

const noSuchRun = () =>
  fail('not-found', 'This run is no longer known.', 'What was done is in the audit log.');

const resumeFirst = () =>
  fail('conflict', 'This run was cut off by the end of the app.', 'Resume it, or abandon it.');
