/**
 * One plan from the choice to the order. It is bound to the realms and consents it names, whatever is shown around it (#30): a switch of realm
 * closes it while nothing has been sent. Once the order is given it is the run's, and nothing here can touch it any more.
 */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { Consent } from '../../../shared/consent';
import { type Failure, toFailure } from '../../../shared/failure';
import type { PlanReview, RevocationOrder, RunStatus } from '../../../shared/revocation';
import { gather } from './gather';
import {
  isOrdered,
  notBegun,
  type PlanPhase,
  type Reviewed,
  realmsOf,
  refusals,
  type Source,
} from './plan-phase';

export interface PlanState {
  readonly phase: PlanPhase;
  /** Makes a plan of these. Of none nothing is made: an empty choice is never everything. */
  choose(consents: readonly Consent[]): Promise<void>;
  openFile(): Promise<void>;
  /** Makes it again after it failed. */
  again(): Promise<void>;
  checkDrift(): Promise<void>;
  stopCheck(): void;
  begin(words: Omit<RevocationOrder, 'planId'>): Promise<void>;
  /** Asks once more what has become of an order that nobody knows of. */
  look(): Promise<void>;
  /** Does nothing while the order is on its way. */
  close(): void;
  /** The realms on screen have changed. */
  keepWithin(realmIds: readonly string[]): void;
}

type Ports = Pick<BridgeClient, 'on'> & {
  readonly plans: Omit<BridgeClient['plans'], 'exportFile'>;
  readonly runs: Pick<BridgeClient['runs'], 'start' | 'current'>;
};

interface Listener {
  /** The one consent of a plan was read again for it. */
  changed(consent: Consent): void;
  begun(run: RunStatus): void;
}

/** @param visitOf the visit that the list on screen is read in: what is chosen there is revoked on behalf of its customer */
export function createPlanStore(
  { plans, runs, on }: Ports,
  { changed, begun }: Listener,
  visitOf: () => string | null = () => null,
) {
  const store = createStore<PlanState>((set, get) => {
    const review = (planId: string): Reviewed | null => {
      const { phase } = get();
      return phase.kind === 'review' && phase.plan.planId === planId ? phase : null;
    };
    /** Changes the review of this plan, unless it was left meanwhile. */
    const patch = (planId: string, change: Partial<Reviewed>) => {
      const phase = review(planId);
      if (phase) set({ phase: { ...phase, ...change } });
    };
    const forget = (planId: string) => void plans.forget({ planId }).catch(() => {});

    const toReview = async (plan: PlanReview, source: Source): Promise<Reviewed> => {
      const { planId } = plan;
      const single =
        plan.count === 1 ? ((await plans.items({ planId, from: 0, limit: 1 })).items[0] ?? null) : null;
      return {
        kind: 'review',
        source,
        plan,
        single,
        drift: { kind: 'none' },
        refusal: null,
        isBeginning: false,
      };
    };

    const prepare = async (source: Source & { kind: 'chosen' }) => {
      const { consents } = source;
      let mine: PlanPhase = { kind: 'preparing', source, handed: 0, total: consents.length };
      const isMine = () => get().phase === mine;
      const settle = (next: PlanPhase): boolean => {
        if (!isMine()) return false;
        mine = next;
        set({ phase: next });
        return true;
      };
      set({ phase: mine });
      try {
        const draftId = await gather(plans, source, (handed) =>
          settle({ kind: 'preparing', source, handed, total: consents.length }),
        );
        if (draftId === null) return;
        const plan = await plans.prepare({ draftId });
        const next = await toReview(plan, source);
        if (next.single) changed(next.single.consent);
        if (!settle(next)) forget(plan.planId);
      } catch (error) {
        settle({ kind: 'not-prepared', source, failure: toFailure(error) });
      }
    };

    /** What has become of an order whose answer did not come, or was no: the run itself is asked for. */
    const settleOrder = async ({ source, plan }: Pick<Reviewed, 'source' | 'plan'>, failure: Failure) => {
      const { planId } = plan;
      try {
        const run = await runs.current();
        if (run?.planId === planId) return handOver(run);
      } catch {
        set({ phase: { kind: 'uncertain', source, plan, failure, isLooking: false } });
        return;
      }
      try {
        await plans.items({ planId, from: 0, limit: 1 });
        patch(planId, { refusal: failure, isBeginning: false });
      } catch {
        // Too old, or its realm is another since: this plan can never be run.
        set({ phase: { kind: 'not-prepared', source, failure: { ...failure, retryable: true } } });
      }
    };
    const handOver = (run: RunStatus) => {
      set({ phase: { kind: 'idle' } });
      begun(run);
    };

    return {
      phase: { kind: 'idle' },
      choose: async (consents) => {
        const { phase } = get();
        if (consents.length === 0 || phase.kind === 'uncertain' || isOrdered(phase)) return;
        get().close();
        await prepare({ kind: 'chosen', consents, visitId: visitOf() });
      },
      openFile: async () => {
        if (get().phase.kind !== 'idle') return;
        const source: Source = { kind: 'file' };
        try {
          const plan = await plans.openFile();
          if (!plan) return;
          const next = await toReview(plan, source);
          // Something else was begun while the file was looked for.
          if (get().phase.kind === 'idle') set({ phase: next });
          else forget(plan.planId);
        } catch (error) {
          if (get().phase.kind === 'idle')
            set({ phase: { kind: 'not-prepared', source, failure: toFailure(error) } });
        }
      },
      again: async () => {
        const { phase, openFile } = get();
        if (phase.kind !== 'not-prepared') return;
        if (phase.source.kind === 'chosen') return prepare(phase.source);
        set({ phase: { kind: 'idle' } });
        await openFile();
      },
      checkDrift: async () => {
        const { phase } = get();
        if (phase.kind !== 'review' || phase.drift.kind === 'checking') return;
        const { planId } = phase.plan;
        patch(planId, { drift: { kind: 'checking', drift: null } });
        try {
          patch(planId, { drift: { kind: 'told', drift: await plans.checkDrift({ planId }) } });
        } catch (error) {
          patch(planId, { drift: { kind: 'failed', failure: toFailure(error) } });
        }
      },
      stopCheck: () => {
        const { phase } = get();
        if (phase.kind === 'review') void plans.stopCheck({ planId: phase.plan.planId }).catch(() => {});
      },
      begin: async (words) => {
        const { phase } = get();
        if (phase.kind !== 'review' || phase.isBeginning) return;
        const { planId } = phase.plan;
        patch(planId, { isBeginning: true, refusal: null });
        try {
          handOver(await runs.start({ ...words, planId }));
        } catch (error) {
          const failure = toFailure(error);
          if (refusals.includes(failure.kind)) patch(planId, { refusal: failure, isBeginning: false });
          else await settleOrder(phase, failure);
        }
      },
      look: async () => {
        const { phase } = get();
        if (phase.kind !== 'uncertain' || phase.isLooking) return;
        const { source, plan } = phase;
        set({ phase: { ...phase, isLooking: true } });
        try {
          const run = await runs.current();
          if (run?.planId === plan.planId) handOver(run);
          else set({ phase: { kind: 'not-prepared', source, failure: notBegun } });
        } catch (error) {
          set({ phase: { ...phase, failure: toFailure(error), isLooking: false } });
        }
      },
      close: () => {
        const { phase } = get();
        if (isOrdered(phase)) return;
        if (phase.kind === 'review') {
          if (phase.drift.kind === 'checking') get().stopCheck();
          forget(phase.plan.planId);
        }
        set({ phase: { kind: 'idle' } });
      },
      keepWithin: (realmIds) => {
        const { phase, close } = get();
        if (realmsOf(phase).some((realmId) => !realmIds.includes(realmId))) close();
      },
    };
  });
  on('planChecked', (drift) => {
    const { phase } = store.getState();
    if (phase.kind !== 'review' || phase.plan.planId !== drift.planId || phase.drift.kind !== 'checking')
      return;
    store.setState({ phase: { ...phase, drift: { kind: 'checking', drift } } });
  });
  return store;
}
