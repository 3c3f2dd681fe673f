/**
 * What has become of a plan's consents since they were chosen (V7): each is read again. It only counts and tells; whether a consent is revoked is
 * judged anew right before that (`judge.ts`).
 *
 * One check of a plan at a time: who asks again gets the one under way. How fast a realm may be asked is the network door's affair.
 */
import { type ConsentDetail, isRevocable } from '../../../shared/consent';
import { FailureError, fail } from '../../../shared/failure';
import type { RealmId, RealmProfile } from '../../../shared/realm';
import type { Drift } from '../../../shared/revocation';
import type { CallContext } from '../../wych/wych-client-calls';
import { failureOf, readTwice } from '../attempt';
import { differences } from '../differences';
import type { Acting, ContextConsentApi } from '../on-behalf';
import { isSameRealm } from '../same-realm';
import { DriftCount, type Verdict } from './drift-count';
import type { FrozenConsent, Plan } from './plan';
import type { PlanDesk } from './plan-desk';

export interface DriftPorts {
  desk: Pick<PlanDesk, 'find' | 'learn'>;
  api: Pick<ContextConsentApi, 'showConsent'>;
  visits: Acting;
  /** Throws a Failure `not-found` for a realm that is not there. */
  realms: { get(realmId: RealmId): RealmProfile };
  /** Resolves once the realm can be called; rejects when it cannot be. */
  ready?(realmId: RealmId): Promise<unknown>;
  /** At most four times a second, and once at the end. */
  tell(drift: Drift): void;
  clock: { now(): number };
}

/** Readings of one realm at a time. */
const abreast = 8;
/** So many in a row that cannot be read, and the realm is not asked for the rest. */
const enough = 5;

interface Check {
  readonly plan: Plan;
  readonly count: DriftCount;
  readonly stopping: AbortController;
}

export class DriftChecks {
  readonly #checks = new Map<string, { check: Check; result: Promise<Drift> }>();

  constructor(private readonly ports: DriftPorts) {}

  /** @throws Failure `not-found` or `conflict` as the desk does. What cannot be read is counted and not thrown. */
  async checkDrift({ planId }: { planId: string }): Promise<Drift> {
    return (this.#checks.get(planId) ?? this.#begin(planId)).result;
  }

  /** Ends the check of a plan as it stands, if there is one. */
  stopCheck({ planId }: { planId: string }): void {
    this.#checks.get(planId)?.check.stopping.abort();
  }

  #begin(planId: string) {
    const { plan } = this.ports.desk.find(planId);
    const count = new DriftCount(plan, this.ports.clock, (drift) => this.ports.tell(drift));
    const check = { plan, count, stopping: new AbortController() };
    const result = this.#run(check).finally(() => this.#checks.delete(planId));
    const begun = { check, result };
    this.#checks.set(planId, begun);
    return begun;
  }

  async #run(check: Check): Promise<Drift> {
    const { plan, count, stopping } = check;
    const stopped = new Promise<void>((resolve) =>
      stopping.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    const realms = [...placesByRealm(plan)].map(([realmId, places]) =>
      this.#checkRealm(check, realmId, places),
    );
    try {
      await Promise.race([Promise.all(realms), stopped]);
      return count.end(stopping.signal.aborted ? 'stopped' : 'complete');
    } finally {
      stopping.abort();
    }
  }

  async #checkRealm(check: Check, realmId: RealmId, places: readonly number[]): Promise<void> {
    const { count, stopping } = check;
    const realm = await this.#realmOf(check.plan, realmId);
    let givenUp = 'problem' in realm ? realm.problem : null;
    let inARow = 0;
    let next = 0;
    const work = async () => {
      while (next < places.length && !stopping.signal.aborted) {
        const index = places[next++] as number;
        const verdict =
          givenUp !== null || 'problem' in realm
            ? notAsked(givenUp ?? '')
            : await this.#look(check, index, realm.profile);
        if (stopping.signal.aborted) return;
        count.add(index, verdict);
        inARow = verdict.kind === 'unreadable' ? inARow + 1 : 0;
        if (inARow >= enough) givenUp ??= verdict.differences.join(' ');
      }
    };
    await Promise.all(Array.from({ length: abreast }, work));
  }

  /** Only where the plan still leads where it led is anything asked. */
  async #realmOf(plan: Plan, realmId: RealmId): Promise<{ profile: RealmProfile } | { problem: string }> {
    try {
      await this.ports.ready?.(realmId);
      const profile = this.ports.realms.get(realmId);
      const planned = plan.realms[realmId];
      if (!planned || !isSameRealm(planned, profile)) throw realmChanged();
      return { profile };
    } catch (error) {
      return { problem: failureOf(error).message };
    }
  }

  async #look({ plan, stopping }: Check, index: number, profile: RealmProfile): Promise<Verdict> {
    const item = plan.items[index];
    if (!item) throw new RangeError(`no item ${index} in the plan`);
    const { signal } = stopping;
    const api = {
      showConsent: async (realm: RealmProfile, id: string) =>
        this.ports.api.showConsent(realm, id, this.#contextOf(plan, realm.id, signal)),
    };
    const reading = await readTwice(api, profile, item.id);
    if (reading.kind === 'unreadable')
      return { kind: 'unreadable', differences: [`It could not be read: ${reading.failure.message}`] };
    if (reading.kind === 'absent')
      return { kind: 'gone', differences: ['The realm does not have it any more.'] };
    if (!signal.aborted) this.#learn(plan.planId, index, reading.consent, stopping);
    return judge(item, reading.consent, plan.salt);
  }

  /** @throws Failure `visit-ended` when the customer of the plan is not acted for now. */
  #contextOf({ actingFor }: Plan, realmId: RealmId, signal: AbortSignal): CallContext {
    if (actingFor === undefined) return { signal };
    const visit = this.ports.visits.acting(realmId, actingFor);
    return { subject: visit.subject, signal: AbortSignal.any([signal, visit.signal]) };
  }

  /** A plan that is gone meanwhile needs no check. */
  #learn(planId: string, index: number, consent: ConsentDetail['consent'], stopping: AbortController): void {
    try {
      this.ports.desk.learn(planId, index, consent);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      stopping.abort();
    }
  }
}

function judge(item: FrozenConsent, now: ConsentDetail['consent'], salt: string): Verdict {
  const changes = differences(item, now, salt);
  if (changes.length === 0) return { kind: 'same', differences: [] };
  return { kind: isRevocable(item) && !isRevocable(now) ? 'ended' : 'changed', differences: changes };
}

const notAsked = (problem: string): Verdict => ({ kind: 'unreadable', differences: [problem] });

function placesByRealm({ items }: Plan): Map<RealmId, number[]> {
  const places = new Map<RealmId, number[]>();
  for (const [index, { realmId }] of items.entries()) {
    const some = places.get(realmId);
    if (some) some.push(index);
    else places.set(realmId, [index]);
  }
  return places;
}

const realmChanged = () =>
  fail(
    'conflict',
    'The settings of this realm were changed after the plan was made, so it was not asked.',
    'Choose the consents again.',
  );
