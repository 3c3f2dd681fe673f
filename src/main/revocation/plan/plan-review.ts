/** A plan as it is reviewed: everything in it counted, and its items in slices. Pure. */
import type { z } from 'zod';
import { type Consent, isRevocable } from '../../../shared/consent';
import type { PlanItem, PlanReview, planItemsQuerySchema, planItemsSchema } from '../../../shared/revocation';
import type { FrozenConsent, Plan } from './plan';
import type { ShelvedPlan } from './plan-shelf';

const mostRecipients = 20;
const sampleSize = 10;

export function reviewOf(shelved: ShelvedPlan): PlanReview {
  const { plan, hash, file, actingFor } = shelved;
  const realms = new Map(
    Object.values(plan.realms).map(({ id, name, environment }) => [
      id,
      { realmId: id, name, environment, count: 0, revocable: 0 },
    ]),
  );
  const recipients = new Map<string, number>();
  const statuses = new Map<Consent['status'], number>();
  const customers = new Set<string>();
  let revocable = 0;
  for (const item of plan.items) {
    const realm = realms.get(item.realmId);
    const counts = isRevocable(item);
    if (realm) realm.count += 1;
    if (realm && counts) realm.revocable += 1;
    if (counts) revocable += 1;
    if (counts) customers.add(customerKey(item));
    add(recipients, item.recipient.name || item.recipient.id);
    add(statuses, item.status);
  }
  const ranked = byCount(recipients).map(([name, count]) => ({ name, count }));
  return {
    planId: plan.planId,
    hash,
    preparedAt: plan.preparedAt,
    validUntil: plan.validUntil,
    preparedBy: plan.preparedBy,
    ...(file && { file: { ...file } }),
    ...(actingFor && { actingFor: { ...actingFor } }),
    count: plan.items.length,
    revocable,
    realms: [...realms.values()],
    recipients: ranked.slice(0, mostRecipients),
    otherRecipients: ranked.slice(mostRecipients).reduce((sum, { count }) => sum + count, 0),
    statuses: byCount(statuses).map(([status, count]) => ({ status, count })),
    customers: customers.size,
    sample: sampleOf(shelved),
  };
}

type Query = z.output<typeof planItemsQuerySchema>;

export function itemsOf(shelved: ShelvedPlan, { from, limit, only }: Query): z.input<typeof planItemsSchema> {
  const places = only ? placesOf(shelved, only === 'revocable') : null;
  const total = places?.length ?? shelved.plan.items.length;
  const count = Math.max(0, Math.min(limit, total - from));
  const items = Array.from({ length: count }, (_, nth) =>
    planItem(shelved, places?.[from + nth] ?? from + nth),
  );
  return { total, items };
}

/** Places in `plan.items`. */
export const placesOf = ({ plan }: Pick<ShelvedPlan, 'plan'>, revocable: boolean): number[] => {
  const places: number[] = [];
  for (const [index, item] of plan.items.entries()) if (isRevocable(item) === revocable) places.push(index);
  return places;
};

/** @throws RangeError for a place that is not in the plan. */
export function planItem(
  { plan, shown }: { readonly plan: Plan; readonly shown: readonly Consent[] },
  index: number,
): PlanItem {
  const item = plan.items[index];
  const realm = item && plan.realms[item.realmId];
  if (!realm) throw new RangeError(`no item ${index} in the plan`);
  return {
    index,
    ref: { realmId: item.realmId, consentId: item.id },
    realmName: realm.name,
    environment: realm.environment,
    consent: shown[index] ?? thawed(item),
    revocable: isRevocable(item),
  };
}

/** As far as a frozen consent tells: without the customer's name and e-mail address. */
export const thawed = (item: FrozenConsent): Consent => ({
  realmId: item.realmId,
  id: item.id,
  status: item.status,
  statusAsReceived: item.statusAsReceived,
  createdAt: item.createdAt,
  updatedAt: null,
  expiresAt: item.expiresAt,
  recipient: { ...item.recipient },
  customer: { id: item.customerId, name: '', email: '' },
  permissions: [...item.permissions],
});

/** A few that can be revoked, taken in turn from each realm and recipient, so that a small part of the plan is not hidden by a large one. */
function sampleOf(shelved: ShelvedPlan): PlanItem[] {
  const kinds = new Map<string, number[]>();
  for (const [index, item] of shelved.plan.items.entries()) {
    if (!isRevocable(item)) continue;
    const key = JSON.stringify([item.realmId, item.recipient.id, item.recipient.name]);
    const places = kinds.get(key) ?? [];
    if (places.length < sampleSize) places.push(index);
    kinds.set(key, places);
  }
  const groups = inTurn(groupByRealm(kinds));
  const sample: number[] = [];
  for (let round = 0; sample.length < sampleSize && groups.some((group) => round < group.length); round++)
    for (const group of groups) {
      const index = group[round];
      if (index !== undefined && sample.length < sampleSize) sample.push(index);
    }
  return sample.map((index) => planItem(shelved, index));
}

function groupByRealm(kinds: ReadonlyMap<string, number[]>): number[][][] {
  const realms = new Map<string, number[][]>();
  for (const [key, places] of kinds) {
    const [realmId = ''] = JSON.parse(key) as string[];
    realms.set(realmId, [...(realms.get(realmId) ?? []), places]);
  }
  return [...realms.values()];
}

/** The first of each list, the second of each … */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, nth) =>
    lists.flatMap((list) => list.slice(nth, nth + 1)),
  ).flat();
}

/** Without an id, name and address tell one customer from another. */
const customerKey = (item: FrozenConsent): string =>
  JSON.stringify([item.realmId, item.customerId || item.customerDigest]);

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const byCount = <K>(counts: ReadonlyMap<K, number>): Array<[K, number]> =>
  [...counts].sort(([, a], [, b]) => b - a);
