/**
 * The hash by which two operators know that they speak of the same plan (V7): SHA-256, 64 hex digits, over everything the plan says that does not
 * depend on the computer it lies on.
 *
 * This is the one place that says what is hashed: lines of canonical JSON (keys in order, no white space, null for what is not given), each with
 * its line end. First the head: who prepared it and when, until when it is valid, salt, plan id, the realms, the reason, the ticket and how
 * many consents there are. Then a line for each consent. A realm is told by what it is and where it leads, not by the id that this computer
 * knows it by; a consent names its realm by the place in the head's list.
 *
 * A plan on behalf of a customer also says whose, in the head; any other has no such key, so that its hash is what it was before there were visits.
 *
 * A plan that waits in the window has no reason yet: it is hashed with null for reason and ticket. Once it is put into a file it has both, so
 * the file's hash is another, and that is the one to compare.
 */
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { RealmProfile } from '../../../shared/realm';
import type { FrozenConsent, Plan } from './plan';

/** What a plan file adds to the plan. */
export interface PlanWords {
  reason: string;
  ticket?: string | undefined;
}

export const planFormat = { format: 'wych-revocation-plan', version: 1 } as const;

/** So many consents are hashed in one go: it must not keep the window waiting. */
const inOneGo = 2000;

export async function planHash(plan: Plan, words?: PlanWords): Promise<string> {
  const realms = sortedRealms(plan);
  const placeOf = new Map(realms.map(({ id }, place) => [id, place]));
  const hash = createHash('sha256').update(`${canonical(planHead(plan, realms, words))}\n`);
  for (const [index, item] of plan.items.entries()) {
    hash.update(`${JSON.stringify(itemContent(item, placeOf.get(item.realmId) ?? -1))}\n`);
    if (index % inOneGo === inOneGo - 1) await turn();
  }
  return hash.digest('hex');
}

/** The realms of a plan in the order in which the head names them, whatever their ids. */
export const sortedRealms = (plan: Plan): RealmProfile[] =>
  Object.values(plan.realms)
    .map((profile) => ({ profile, key: canonical(realmIdentity(profile)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ profile }) => profile);

/** What a realm is and where it leads; the same as what `same-realm.ts` compares, without the local id. */
export const realmIdentity = (profile: RealmProfile) => ({
  environment: profile.environment,
  name: profile.name,
  loginBaseUrl: profile.loginBaseUrl,
  realmName: profile.realmName,
  apiBaseUrl: profile.apiBaseUrl,
  partnerId: profile.partnerId ?? null,
  appId: profile.appId ?? null,
  routes: {
    list: profile.routes.list ?? null,
    one: profile.routes.one ?? null,
    revoke: profile.routes.revoke ?? null,
    revokeMethod: profile.routes.revokeMethod ?? null,
  },
});

const planHead = (plan: Plan, realms: readonly RealmProfile[], words?: PlanWords) => ({
  ...planFormat,
  planId: plan.planId,
  salt: plan.salt,
  preparedAt: plan.preparedAt,
  validUntil: plan.validUntil,
  preparedBy: plan.preparedBy,
  realms: realms.map(realmIdentity),
  reason: words?.reason ?? null,
  ticket: words?.ticket ?? null,
  ...(plan.actingFor !== undefined && { actingFor: plan.actingFor }),
  count: plan.items.length,
});

/** Keys are written in order here, so that a hundred thousand of them need no sorting. */
const itemContent = (item: FrozenConsent, realm: number) => ({
  createdAt: item.createdAt,
  customerDigest: item.customerDigest,
  customerId: item.customerId,
  expiresAt: item.expiresAt,
  id: item.id,
  permissions: item.permissions,
  realm,
  recipient: { id: item.recipient.id, name: item.recipient.name },
  status: item.status,
  statusAsReceived: item.statusAsReceived,
});

/** JSON that is the same for the same content, whatever the order in which it was put together. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
