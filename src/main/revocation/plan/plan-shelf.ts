/**
 * Plans that wait to be run. Kept in main, because the window must not be able to change what a plan says; bounded in number, in size and in
 * time, because what a consent was goes stale.
 */
import type { Consent } from '../../../shared/consent';
import type { Customer } from '../../../shared/customer';
import { fail } from '../../../shared/failure';
import type { Plan } from './plan';

/** Where a plan that came as a file came from. */
export interface PlanFile {
  readonly name: string;
  readonly reason: string;
  readonly ticket?: string;
  /** Prepared by who has it open now: the second pair of eyes is missing. */
  readonly byMyself: boolean;
}

export interface ShelvedPlan {
  readonly plan: Plan;
  /** See `plan-hash.ts`. */
  readonly hash: string;
  /** By place in `plan.items`: each consent as the operator knows it. Of a plan that came as a file, the customer's name and e-mail address are empty until it is read again. */
  readonly shown: Consent[];
  readonly file?: PlanFile;
  /** Of a plan on behalf of a customer, as the visit knew them. */
  readonly actingFor?: Customer;
}

/** Plans, and consents in all of them. */
const most = { plans: 50, items: 300_000 };

export class PlanShelf {
  readonly #plans = new Map<string, ShelvedPlan>();
  /** Ids of plans that were run: none is run twice, nor opened again from its file. */
  readonly #used = new Set<string>();

  /** `now` is epoch milliseconds. */
  constructor(private readonly now: () => number) {}

  /** @throws Failure `conflict` for a plan that was run already. */
  add(shelved: ShelvedPlan): void {
    const { planId } = shelved.plan;
    if (this.#used.has(planId)) throw wasRun();
    this.#sweep();
    this.#plans.delete(planId);
    this.#plans.set(planId, shelved);
    for (const oldest of this.#plans.keys()) {
      if (oldest === planId || !this.#isFull()) break;
      this.#plans.delete(oldest);
    }
  }

  /** @throws Failure `not-found` for a plan that is unknown, too old or one too many; `conflict` for one that was run. */
  find(planId: string): ShelvedPlan {
    this.#sweep();
    const shelved = this.#plans.get(planId);
    if (shelved) return shelved;
    throw this.#used.has(planId) ? wasRun() : planGone();
  }

  /** It is being run: from here on nobody finds it. */
  use(planId: string): void {
    this.#plans.delete(planId);
    this.#used.add(planId);
  }

  /** The run could not begin, nothing was sent: it can be tried again. */
  giveBack(shelved: ShelvedPlan): void {
    this.#used.delete(shelved.plan.planId);
    this.add(shelved);
  }

  remove(planId: string): void {
    this.#plans.delete(planId);
  }

  #isFull(): boolean {
    let items = 0;
    for (const { plan } of this.#plans.values()) items += plan.items.length;
    return this.#plans.size > most.plans || items > most.items;
  }

  #sweep(): void {
    const now = this.now();
    for (const [planId, { plan, file }] of this.#plans) {
      // A clock that was set back must not make a plan live longer; that of another computer may be a little ahead.
      if (now >= plan.validUntil || (!file && now < plan.preparedAt)) this.#plans.delete(planId);
    }
  }
}

const planGone = () =>
  fail(
    'not-found',
    'This plan is no longer valid: it is too old, or the app was started again.',
    'Choose the consents again to see what they are now.',
  );

const wasRun = () =>
  fail(
    'conflict',
    'This plan has been run already. A plan is run once.',
    'Look at its report; for what is left, choose the consents again.',
  );
