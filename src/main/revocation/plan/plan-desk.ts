/**
 * Where plans are put together and reviewed (V1): chosen consents become a draft, the draft a plan, and the plan says from then on what is revoked,
 * where. It is frozen here: what the window sends later names it and cannot change it.
 */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Consent } from '../../../shared/consent';
import type { Customer } from '../../../shared/customer';
import { fail } from '../../../shared/failure';
import type { RealmId, RealmProfile } from '../../../shared/realm';
import type {
  choiceSchema,
  draftSchema,
  PlanReview,
  planItemsQuerySchema,
  planItemsSchema,
} from '../../../shared/revocation';
import type { Clock } from '../../clock';
import { isOwn } from '../../customers/own-consents';
import type { VisitContext } from '../../customers/visit-context';
import { ofOthers } from '../../customers/visit-failures';
import type { ContextConsentApi } from '../on-behalf';
import { freeze, newSalt, type Plan } from './plan';
import { PlanDrafts } from './plan-drafts';
import { planHash } from './plan-hash';
import { itemsOf, reviewOf, thawed } from './plan-review';
import { type PlanFile, PlanShelf, type ShelvedPlan } from './plan-shelf';

export type { PlanFile, ShelvedPlan } from './plan-shelf';

export interface PlanDeskPorts {
  api: Pick<ContextConsentApi, 'showConsent'>;
  /** Throws a Failure `not-found` for a realm that is not there. */
  realms: { get(realmId: RealmId): RealmProfile };
  /** Resolves once the realm can be called; rejects when it cannot be. */
  ready?(realmId: RealmId): Promise<unknown>;
  /** Throws a Failure `visit-ended` for any other than the visit of the moment, in its realm. */
  visits: { resolve(visitId: string | undefined, realmId: RealmId): VisitContext | undefined };
  clock: Clock;
  /** `user@computer`. */
  actor: string;
}

/** Milliseconds: a plan made in the window is good for so long. */
const validFor = 30 * 60_000;

export class PlanDesk {
  readonly #drafts: PlanDrafts;
  readonly #shelf: PlanShelf;

  constructor(private readonly ports: PlanDeskPorts) {
    this.#drafts = new PlanDrafts(() => ports.clock.now());
    this.#shelf = new PlanShelf(() => ports.clock.now());
  }

  /**
   * Adds to a draft, or begins one. @throws Failure `not-found` for an unknown draft or realm, `invalid-input` for too many, `visit-ended`, and
   * `contract` for a consent of somebody else than the customer of the visit.
   */
  choose({ draftId, consents, visitId }: z.output<typeof choiceSchema>): z.input<typeof draftSchema> {
    for (const realmId of realmsOf(consents)) {
      this.ports.realms.get(realmId);
      const visit = this.ports.visits.resolve(visitId, realmId);
      if (visit && !consents.every((consent) => isOwn(consent, visit))) throw ofOthers();
    }
    return this.#drafts.add(draftId, consents, visitId);
  }

  /**
   * Makes the plan of a draft. A plan of one consent reads it again first and says what it is now; of many, each is read again right before it
   * is revoked. @throws Failure `not-found`, `visit-ended`, or what reading the one consent threw.
   */
  async prepare({ draftId }: { draftId: string }): Promise<PlanReview> {
    const { chosen, visitId } = this.#drafts.take(draftId);
    // 'All' is never implied by an empty choice.
    if (chosen.length === 0) throw nothingChosen();
    const realms = await this.#freezeRealms(chosen);
    const shown = await this.#readAgainIfOne(chosen, realms, visitId);
    const actingFor = this.#actingFor(chosen, visitId);
    const preparedAt = this.ports.clock.now();
    const salt = newSalt();
    const plan: Plan = {
      planId: randomUUID(),
      salt,
      preparedAt,
      validUntil: preparedAt + validFor,
      preparedBy: this.ports.actor,
      ...(actingFor && { actingFor: actingFor.id }),
      realms,
      items: shown.map((consent) => freeze(consent, salt)),
    };
    return this.#shelve({ plan, hash: await planHash(plan), shown, ...(actingFor && { actingFor }) });
  }

  /** @throws Failure `not-found`, `conflict` for a plan that was run. */
  items(query: z.output<typeof planItemsQuerySchema>): z.input<typeof planItemsSchema> {
    return itemsOf(this.find(query.planId), query);
  }

  forget({ planId }: { planId: string }): void {
    this.#shelf.remove(planId);
  }

  /** @throws Failure `not-found` for a plan that is unknown, too old or one too many; `conflict` for one that was run. */
  find(planId: string): ShelvedPlan {
    return this.#shelf.find(planId);
  }

  /**
   * Takes in a plan that came as a file. Its realm ids are those of this computer by now. One that is on the desk already gives way: the file adds
   * a reason. @throws Failure `conflict` for a plan that was run.
   */
  async adopt(plan: Plan, file: PlanFile): Promise<PlanReview> {
    const own = structuredClone(plan);
    return this.#shelve({ plan: own, hash: await planHash(own, file), shown: own.items.map(thawed), file });
  }

  /** A consent of a plan was read again: from now on it is shown so. What the plan says of it stays. */
  learn(planId: string, index: number, consent: Consent): void {
    const { plan, shown } = this.find(planId);
    const item = plan.items[index];
    if (item?.id === consent.id && item.realmId === consent.realmId) shown[index] = consent;
  }

  /** A run has begun with it: nobody else finds it any more. */
  use(planId: string): void {
    this.#shelf.use(planId);
  }

  /** The run could not begin, nothing was sent: the plan can be tried again. */
  giveBack(shelved: ShelvedPlan): void {
    this.#shelf.giveBack(shelved);
  }

  #shelve(shelved: ShelvedPlan): PlanReview {
    this.#shelf.add(shelved);
    return reviewOf(shelved);
  }

  /** Cloned: a profile that is edited later must not change what the plan says. */
  async #freezeRealms(chosen: readonly Consent[]): Promise<Record<string, RealmProfile>> {
    const ids = realmsOf(chosen);
    for (const realmId of ids) await this.ports.ready?.(realmId);
    return Object.fromEntries(
      ids.map((realmId) => [realmId, structuredClone(this.ports.realms.get(realmId))]),
    );
  }

  async #readAgainIfOne(
    chosen: Consent[],
    realms: Readonly<Record<string, RealmProfile>>,
    visitId: string | undefined,
  ): Promise<Consent[]> {
    const [only, ...others] = chosen;
    const realm = only && realms[only.realmId];
    if (!realm || others.length > 0) return chosen;
    const visit = this.ports.visits.resolve(visitId, only.realmId);
    return [(await this.ports.api.showConsent(realm, only.id, visit)).consent];
  }

  /** The customer of the visit, which is still on. @throws Failure `visit-ended` */
  #actingFor(chosen: readonly Consent[], visitId: string | undefined): Customer | undefined {
    return realmsOf(chosen)
      .map((realmId) => this.ports.visits.resolve(visitId, realmId)?.subject)
      .at(0);
  }
}

const realmsOf = (consents: readonly Consent[]): RealmId[] => [
  ...new Set(consents.map(({ realmId }) => realmId)),
];

const nothingChosen = () =>
  fail('invalid-input', 'No consent was chosen.', 'Choose the consents that are to be revoked.');
