/**
 * Reads a plan file and refuses what is not one, is not for now, or is not what was written. Each refusal says what is wrong and what to do.
 *
 * The hash notices whatever was changed since the file was written. It is no signature: who can change the file can change the hash too. That is
 * why the two operators compare the hash they see, and why it is asked after the shape and before the dates.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { noSuchFile } from '../../storage/chosen-text';
import type { Plan } from '../plan/plan';
import { planHash } from '../plan/plan-hash';
import { profileStandIn } from './plan-file-realms';
import {
  damaged,
  edited,
  expired,
  fromTheFuture,
  newer,
  noSuchRealm,
  older,
  strangeRealms,
  twice,
  validTooLong,
} from './plan-file-refusals';
import {
  type PlanFileContent,
  type PlanFileHead,
  type PlanFileItem,
  planFileFormat,
  planFileHeadSchema,
  planFileItemSchema,
  planFileKind,
  planFileValidity,
  planFileVersion,
} from './plan-file-schema';

/** Milliseconds by which the clocks of two computers may differ. */
const clockSkew = 5 * 60_000;
/** So many items are checked in one go. */
const inOneGo = 2000;

/** `now` is epoch milliseconds. @throws Failure `invalid-input`, or `conflict` for a plan that is not for now. */
export async function readPlanFile(text: string, now: number): Promise<PlanFileContent> {
  const json = parse(text);
  refuseOtherKinds(json);
  const head = planFileHeadSchema.safeParse(json);
  if (!head.success) throw damaged(head.error);
  const { hash, plan } = head.data;
  const content = { hash, plan: { ...plan, items: await readItems(head.data) } };
  if ((await planHash(standIn(content), content.plan)) !== hash) throw edited();
  refuseWrongTime(content, now);
  return content;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw noSuchFile('is not JSON', planFileKind);
  }
}

function refuseOtherKinds(json: unknown): void {
  const { format, version } = (typeof json === 'object' && json !== null ? json : {}) as Record<
    string,
    unknown
  >;
  if (format !== planFileFormat) throw noSuchFile('was not written by this app', planFileKind);
  if (typeof version === 'number' && version > planFileVersion) throw newer();
  if (typeof version === 'number' && version < planFileVersion) throw older();
}

async function readItems({ plan }: PlanFileHead): Promise<PlanFileItem[]> {
  const items: PlanFileItem[] = [];
  const seen = new Set<string>();
  const used = new Set<number>();
  for (const [index, part] of plan.items.entries()) {
    const item = planFileItemSchema.safeParse(part);
    if (!item.success) throw damaged(item.error, ['plan', 'items', index]);
    const { realm, id } = item.data;
    if (realm >= plan.realms.length) throw noSuchRealm(index);
    const key = `${realm} ${id}`;
    if (seen.has(key)) throw twice(index);
    seen.add(key);
    used.add(realm);
    items.push(item.data);
    if (index % inOneGo === inOneGo - 1) await turn();
  }
  if (used.size < plan.realms.length || hasRepeated(plan.realms)) throw strangeRealms();
  return items;
}

const hasRepeated = (realms: PlanFileHead['plan']['realms']): boolean =>
  new Set(realms.map((realm) => JSON.stringify(realm))).size < realms.length;

/** The plan with places for realm ids: its hash is the same under any ids. */
function standIn({ plan }: PlanFileContent): Plan {
  const idOf = (place: number) => `realm-${place}`;
  return {
    planId: plan.planId,
    salt: plan.salt,
    preparedAt: plan.preparedAt,
    validUntil: plan.validUntil,
    preparedBy: plan.preparedBy,
    realms: Object.fromEntries(
      plan.realms.map((realm, place) => [idOf(place), profileStandIn(realm, idOf(place))]),
    ),
    items: plan.items.map(({ realm, ...item }) => ({ ...item, realmId: idOf(realm) })),
  };
}

function refuseWrongTime({ plan }: PlanFileContent, now: number): void {
  const validity = plan.validUntil - plan.preparedAt;
  if (validity <= 0 || validity > planFileValidity) throw validTooLong();
  if (plan.preparedAt > now + clockSkew) throw fromTheFuture(plan.preparedAt, now);
  if (now >= plan.validUntil) throw expired(plan.validUntil);
}
