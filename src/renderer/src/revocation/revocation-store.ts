/**
 * One revocation from plan to report. It is bound to the realm and consent of its plan, whatever is shown around it (#30): a switch of
 * realm closes it while nothing has been sent, and cannot touch it from then on. It is never 'revoked' unless the API, asked again, said so.
 */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { Consent, ConsentDetail, ConsentRef } from '../../../shared/consent';
import { type Failure, type FailureKind, toFailure } from '../../../shared/failure';
import type { RevocationOrder, RevocationPlan, RevocationReport } from '../../../shared/revocation';

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'preparing'; readonly ref: ConsentRef }
  | { readonly kind: 'not-prepared'; readonly ref: ConsentRef; readonly failure: Failure }
  | { readonly kind: 'review'; readonly plan: RevocationPlan; readonly refusal: Failure | null }
  | { readonly kind: 'running'; readonly plan: RevocationPlan }
  | { readonly kind: 'report'; readonly report: RevocationReport; readonly look: Look };

/** Reading the consent again after an outcome that left its state open. */
export type Look =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'seen'; readonly detail: ConsentDetail }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface RevocationState {
  readonly phase: Phase;
  prepare(ref: ConsentRef): Promise<void>;
  run(words: Omit<RevocationOrder, 'planId'>): Promise<void>;
  lookAgain(): Promise<void>;
  /** Does nothing while a revocation is running. */
  close(): void;
  /** The realms on screen have changed. */
  keepWithin(realmIds: readonly string[]): void;
}

interface Ports {
  readonly revocations: Pick<BridgeClient['revocations'], 'prepare' | 'run'>;
  readonly consents: Pick<BridgeClient['consents'], 'show'>;
}

/** Main refuses an order before anything is sent for these, and it can be corrected; after any other failure but those below nobody knows. */
const refusals: readonly FailureKind[] = ['invalid-input', 'confirmation-missing'];

/** Nothing was sent either, but this plan can never be run: it is too old, or its realm is gone or has been changed. */
const planEnded: readonly FailureKind[] = ['not-found', 'conflict'];

const noLook: Look = { kind: 'none' };

/** What is told of a consent that was read again on the way. */
interface Listener {
  changed(consent: Consent): void;
  /** The realm no longer has it. */
  gone(ref: ConsentRef): void;
}

export function createRevocationStore(
  { revocations, consents }: Ports,
  { changed, gone }: Listener,
  now: () => number = Date.now,
) {
  return createStore<RevocationState>((set, get) => ({
    phase: { kind: 'idle' },
    prepare: async (ref) => {
      if (get().phase.kind === 'running') return;
      const phase: Phase = { kind: 'preparing', ref };
      set({ phase });
      const settle = (next: Phase) => get().phase === phase && set({ phase: next });
      try {
        const plan = await revocations.prepare(ref);
        changed(plan.before);
        settle({ kind: 'review', plan, refusal: null });
      } catch (error) {
        settle({ kind: 'not-prepared', ref, failure: toFailure(error) });
      }
    },
    run: async (words) => {
      const { phase } = get();
      if (phase.kind !== 'review') return;
      const { plan } = phase;
      const startedAt = now();
      set({ phase: { kind: 'running', plan } });
      try {
        const report = await revocations.run({ ...words, planId: plan.planId });
        set({ phase: { kind: 'report', report, look: noLook } });
        const { outcome } = report;
        if (!('after' in outcome)) return;
        if (outcome.after) changed(outcome.after);
        else gone(plan.ref);
      } catch (error) {
        const failure = toFailure(error);
        if (refusals.includes(failure.kind)) set({ phase: { kind: 'review', plan, refusal: failure } });
        else if (planEnded.includes(failure.kind))
          set({ phase: { kind: 'not-prepared', ref: plan.ref, failure: { ...failure, retryable: true } } });
        else {
          const outcome = { kind: 'unknown', failure } as const;
          const { reason, ticket } = words;
          const report = { plan, reason, ...(ticket && { ticket }), startedAt, endedAt: now(), outcome };
          set({ phase: { kind: 'report', report, look: noLook } });
        }
      }
    },
    lookAgain: async () => {
      const { phase } = get();
      if (phase.kind !== 'report') return;
      const { report } = phase;
      const look = (next: Look) => {
        const current = get().phase;
        if (current.kind === 'report' && current.report === report)
          set({ phase: { ...current, look: next } });
      };
      look({ kind: 'looking' });
      try {
        const detail = await consents.show(report.plan.ref);
        look({ kind: 'seen', detail });
        changed(detail.consent);
      } catch (error) {
        look({ kind: 'failed', failure: toFailure(error) });
      }
    },
    close: () => {
      if (get().phase.kind !== 'running') set({ phase: { kind: 'idle' } });
    },
    keepWithin: (realmIds) => {
      const { phase, close } = get();
      // A report stays until it has been read, wherever the operator has gone.
      const realmId = realmOfUnsent(phase);
      if (realmId !== null && !realmIds.includes(realmId)) close();
    },
  }));
}

/** The realm of a revocation of which nothing has been sent. */
function realmOfUnsent(phase: Phase): string | null {
  switch (phase.kind) {
    case 'preparing':
    case 'not-prepared':
      return phase.ref.realmId;
    case 'review':
      return phase.plan.ref.realmId;
    default:
      return null;
  }
}
