/**
 * Revoking one consent: plan → review → run → report (V1). What makes a revoke in the wrong place impossible is enforced here and not in the
 * window: a plan is bound to one realm and one consent (#30), a production realm's name must be typed (V3), and a plan is run at most once.
 */
import { randomUUID } from 'node:crypto';
import { type ConsentRef, isRevocable } from '../../shared/consent';
import { fail } from '../../shared/failure';
import { confirmsRealmName, type RealmId, type RealmProfile } from '../../shared/realm';
import type { RevocationOrder, RevocationPlan, RevocationReport } from '../../shared/revocation';
import type { Clock } from '../clock';
import { type AttemptPorts, attemptRevocation, type ConsentApi } from './attempt';
import { PlanShelf, type ShelvedPlan } from './plan-shelf';
import { isSameRealm } from './same-realm';

export interface RevocationPorts {
  api: ConsentApi;
  /** Throws a Failure for a realm that is no longer there. */
  realms: { get(realmId: RealmId): RealmProfile };
  clock: Clock;
  patience?: AttemptPorts['patience'];
}

export class RevocationService {
  readonly #shelf: PlanShelf;
  readonly #running = new Set<Promise<RevocationReport>>();

  constructor(private readonly ports: RevocationPorts) {
    this.#shelf = new PlanShelf(() => ports.clock.now());
  }

  /** Reads the consent again and freezes what it is. @throws Failure when it cannot be read. */
  async prepare(ref: ConsentRef): Promise<RevocationPlan> {
    const profile = structuredClone(this.ports.realms.get(ref.realmId));
    const { consent } = await this.ports.api.showConsent(profile, ref.consentId);
    const plan: RevocationPlan = {
      planId: randomUUID(),
      ref: { realmId: ref.realmId, consentId: ref.consentId },
      realmName: profile.name,
      environment: profile.environment,
      before: consent,
      preparedAt: this.ports.clock.now(),
      revocable: isRevocable(consent),
      asksRealmName: profile.environment === 'production',
    };
    this.#shelf.add({ plan: structuredClone(plan), profile });
    return plan;
  }

  /**
   * Runs a plan. Asked again for the same plan, it answers with the report of the first run.
   *
   * @throws Failure `not-found` for a plan that is unknown or too old, `confirmation-missing`, `conflict` when the realm is no longer the same.
   * Nothing was sent then.
   */
  async run(order: RevocationOrder): Promise<RevocationReport> {
    const shelved = this.#shelf.find(order.planId);
    if (!shelved) throw planGone();
    // From here to the promise nothing is awaited: two runs at once find one another.
    if (!shelved.report) {
      const profile = this.#permit(shelved, order);
      const report = this.#execute(shelved.plan, profile, order);
      shelved.report = report;
      this.#running.add(report);
      const ended = () => this.#running.delete(report);
      report.then(ended, ended);
    }
    return structuredClone(await shelved.report);
  }

  /** Resolves once no revocation is under way: an app that ends before would leave its outcome untold. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  #permit({ plan, profile: planned }: ShelvedPlan, order: RevocationOrder): RealmProfile {
    const profile = this.ports.realms.get(plan.ref.realmId);
    if (!isSameRealm(planned, profile)) {
      this.#shelf.remove(plan.planId);
      throw realmChanged();
    }
    const confirmed = confirmsRealmName(planned, order.typedRealmName ?? '');
    if (planned.environment === 'production' && !confirmed) throw confirmationMissing(planned.name);
    return profile;
  }

  async #execute(
    plan: RevocationPlan,
    profile: RealmProfile,
    order: RevocationOrder,
  ): Promise<RevocationReport> {
    const startedAt = this.ports.clock.now();
    const outcome = await attemptRevocation(this.ports, profile, plan.before, order.reason);
    return {
      plan,
      reason: order.reason,
      ...(order.ticket ? { ticket: order.ticket } : {}),
      startedAt,
      endedAt: this.ports.clock.now(),
      outcome,
    };
  }
}

const planGone = () =>
  fail(
    'not-found',
    'This plan is no longer valid: it is too old, or the app was started again.',
    'Open the consent to see what it is now, and start again.',
  );

const realmChanged = () =>
  fail(
    'conflict',
    'The settings of this realm were changed after the consent was chosen.',
    'Open the consent again and check that it is the right one. Nothing was sent.',
  );

const confirmationMissing = (name: string) =>
  fail(
    'confirmation-missing',
    'The name of the production realm was not typed, or not exactly.',
    `Type ‘${name}’ to confirm. Nothing was sent.`,
    { field: 'typedRealmName' },
  );
