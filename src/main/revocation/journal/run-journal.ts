/**
 * The journal of a run, as the run sees it (V5): the intent is on the disk before a request leaves, the outcome before the next begins. After a
 * kill it says exactly what is known done, what is not done, and of what nobody knows. It holds no personal data but ids.
 */
import type { Failure } from '../../../shared/failure';
import type { OutcomeKind } from '../../../shared/revocation';
import type { Plan } from '../plan/plan';

/** What a run is: written first, whole, before anything is sent. */
export interface RunHeader {
  runId: string;
  plan: Plan;
  /** SHA-256 of the plan, hex. */
  hash: string;
  /** Places in `plan.items` of those that the run is over: revocable when the plan was made. */
  over: readonly number[];
  reason: string;
  ticket?: string;
  approvedBy: string;
  startedAt: number;
}

/** An outcome without the consent itself. */
export interface StoredOutcome {
  kind: OutcomeKind;
  /** The status that was read at last, as received; null when it was gone or could not be read. */
  statusAfter: string | null;
  /** Of `changed`. Worded without names or addresses of customers. */
  differences?: readonly string[];
  /** Of `failed` and `unknown`. */
  failure?: Failure;
  requestId?: string;
}

export type JournalEntry =
  | { kind: 'intent'; index: number; at: number }
  | { kind: 'outcome'; index: number; at: number; outcome: StoredOutcome }
  | { kind: 'paused'; at: number; by: 'operator' | 'sleep' | 'trouble' | 'quit' }
  | { kind: 'resumed'; at: number; by: string }
  | { kind: 'ended'; at: number; how: 'complete' | 'stopped' | 'abandoned' };

export interface RunJournal {
  /** Resolves once it is on the disk. @throws Failure `storage`: then nothing more may be sent. */
  append(entry: JournalEntry): Promise<void>;
  /** The run has ended and been told: its file is kept no longer than the rules say. */
  close(): Promise<void>;
}

/** What a journal says of one consent: nothing was sent; it may have been sent; it ended so. */
export type KnownItem =
  | { state: 'unsent' }
  | { state: 'intended'; at: number }
  | { state: 'ended'; at: number; outcome: StoredOutcome };

/** A run that was not brought to its end. */
export interface InterruptedRun {
  header: RunHeader;
  /** By place in `plan.items`; those that the journal does not mention are unsent. */
  known: ReadonlyMap<number, KnownItem>;
  /** When the journal was last written. */
  lastAt: number;
}

export interface RunJournals {
  /** @throws Failure `storage`: then the run does not begin. */
  create(header: RunHeader): Promise<RunJournal>;
  /** Those of earlier starts of the app, and in plain words what could not be read. */
  interrupted(): Promise<{ runs: InterruptedRun[]; problems: string[] }>;
  /** To go on with one. @throws Failure `not-found` or `storage`. */
  reopen(runId: string): Promise<RunJournal>;
}
