/** A plan as the text of its file, a part at a time. The same plan with the same words gives the same text on every computer. */
import type { RealmProfile } from '../../../shared/realm';
import type { FrozenConsent, Plan } from '../plan/plan';
import { type PlanWords, realmIdentity, sortedRealms } from '../plan/plan-hash';
import {
  type PlanFileHead,
  type PlanFileItem,
  type PlanFileRealm,
  planFileFormat,
  planFileVersion,
} from './plan-file-schema';

/** So many items make one part. */
const inOnePart = 500;

export function* planFileParts(plan: Plan, words: PlanWords, hash: string): Generator<string> {
  const realms = sortedRealms(plan);
  const placeOf = new Map(realms.map(({ id }, place) => [id, place]));
  const [before = '', after = ''] = JSON.stringify(headOf(plan, realms, words, hash), null, 2).split(noItems);
  yield `${before}"items": [\n`;
  for (let from = 0; from < plan.items.length; from += inOnePart) {
    const part = plan.items.slice(from, from + inOnePart);
    const lines = part.map((item) => JSON.stringify(itemOf(item, placeOf.get(item.realmId) ?? -1)));
    yield lines.join(',\n') + (from + inOnePart < plan.items.length ? ',\n' : '\n');
  }
  yield `    ]${after}\n`;
}

/** As it stands in the head: quotes in what a server or an operator said are escaped, so nothing else can look like it. */
const noItems = '"items": []';

const headOf = (
  plan: Plan,
  realms: readonly RealmProfile[],
  { reason, ticket }: PlanWords,
  hash: string,
): PlanFileHead => ({
  format: planFileFormat,
  version: planFileVersion,
  hash,
  plan: {
    planId: plan.planId,
    salt: plan.salt,
    preparedBy: plan.preparedBy,
    preparedAt: plan.preparedAt,
    validUntil: plan.validUntil,
    reason,
    ...(ticket !== undefined && { ticket }),
    realms: realms.map((realm): PlanFileRealm => realmIdentity(realm)),
    items: [],
  },
});

const itemOf = (item: FrozenConsent, realm: number): PlanFileItem => ({
  realm,
  id: item.id,
  status: item.status,
  statusAsReceived: item.statusAsReceived,
  createdAt: item.createdAt,
  expiresAt: item.expiresAt,
  recipient: { id: item.recipient.id, name: item.recipient.name },
  customerId: item.customerId,
  customerDigest: item.customerDigest,
  permissions: [...item.permissions],
});
