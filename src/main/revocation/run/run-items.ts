/** Where each consent of a run stands, counted. In memory; what must outlive the app is in the journal. */
import type { z } from 'zod';
import type { Consent } from '../../../shared/consent';
import {
  type RevocationOutcome,
  type RunItem,
  type RunItemState,
  runItemStates,
  type runItemsQuerySchema,
  type runItemsSchema,
} from '../../../shared/revocation';
import type { Plan } from '../plan/plan';
import { planItem } from '../plan/plan-review';

export interface ItemFacts {
  readonly state: RunItemState;
  readonly outcome?: RevocationOutcome;
  readonly endedAt?: number;
  readonly requestId?: string;
}

const unsent: ItemFacts = { state: 'unsent' };
const isDone = ({ state }: ItemFacts): boolean => state !== 'unsent' && state !== 'in-progress';

export class RunItems {
  readonly #facts = new Map<number, ItemFacts>();
  readonly #counts = Object.fromEntries(runItemStates.map((state) => [state, 0])) as Record<
    RunItemState,
    number
  >;
  readonly #realms = new Map<string, { total: number; done: number }>();
  readonly #over: ReadonlySet<number>;

  /** `over`: places in `plan.items` of those that the run is over. */
  constructor(
    private readonly planned: { readonly plan: Plan; readonly shown: readonly Consent[] },
    over: readonly number[],
  ) {
    this.#over = new Set(over);
    this.#counts.unsent = over.length;
    for (const index of over) {
      const { realmId } = this.frozen(index);
      const realm = this.#realms.get(realmId) ?? { total: 0, done: 0 };
      realm.total += 1;
      this.#realms.set(realmId, realm);
    }
  }

  /** What the plan says of it. @throws RangeError for a place that is not in the plan. */
  frozen(index: number) {
    const item = this.planned.plan.items[index];
    if (!item) throw new RangeError(`no item ${index} in the plan`);
    return item;
  }

  has(index: number): boolean {
    return this.#over.has(index);
  }

  facts(index: number): ItemFacts {
    return this.#facts.get(index) ?? unsent;
  }

  set(index: number, facts: ItemFacts): void {
    const before = this.facts(index);
    const realm = this.#realms.get(this.frozen(index).realmId);
    this.#counts[before.state] -= 1;
    this.#counts[facts.state] += 1;
    if (realm) realm.done += Number(isDone(facts)) - Number(isDone(before));
    this.#facts.set(index, this.#lean(index, facts));
  }

  /** Nothing was sent for it, or what was sent is known to have done nothing. */
  putBack(index: number): void {
    this.set(index, unsent);
  }

  get counts(): Readonly<Record<RunItemState, number>> {
    return { ...this.#counts };
  }

  get remaining(): number {
    return this.#counts.unsent + this.#counts['in-progress'];
  }

  inRealm(realmId: string): { total: number; done: number } {
    return { ...(this.#realms.get(realmId) ?? { total: 0, done: 0 }) };
  }

  item(index: number): RunItem {
    return { ...planItem(this.planned, index), ...this.facts(index) };
  }

  slice({ from, limit, states }: z.output<typeof runItemsQuerySchema>): z.input<typeof runItemsSchema> {
    const wanted = states && new Set(states);
    const places = [...this.#over].filter((index) => !wanted || wanted.has(this.facts(index).state));
    return {
      total: places.length,
      items: places.slice(from, from + limit).map((index) => this.item(index)),
    };
  }

  /** After a revoke most of a consent is what it was: what is equal is kept once, for there may be a hundred thousand of them. */
  #lean(index: number, facts: ItemFacts): ItemFacts {
    const { outcome } = facts;
    const shown = this.planned.shown[index];
    if (!outcome || !('after' in outcome) || !outcome.after || !shown) return facts;
    const { after } = outcome;
    const lean: Consent = {
      ...after,
      recipient: sameAs(shown.recipient, after.recipient),
      customer: sameAs(shown.customer, after.customer),
      permissions: sameAs(shown.permissions, after.permissions),
    };
    return { ...facts, outcome: { ...outcome, after: lean } };
  }
}

const sameAs = <T>(known: T, now: T): T => (JSON.stringify(known) === JSON.stringify(now) ? known : now);
