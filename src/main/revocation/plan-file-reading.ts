/**
 * Reads a plan file and refuses what is not one, is not for now, or is not what was written. Each refusal says what is wrong and what to do.
 *
 * The hash notices whatever was changed since the file was written. It is no signature: who can change the file can change the hash too. That is
 * why the two operators compare the hash they see, and why it is asked after the shape and before the dates.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { z } from 'zod';
import { type FailureError, fail } from '../../shared/failure';
import { planLimit } from '../../shared/revocation';
import type { Plan } from './plan';
import { noPlan } from './plan-file-bytes';
import { profileStandIn } from './plan-file-realms';
import {
  type PlanFileContent,
  type PlanFileHead,
  type PlanFileItem,
  planFileFormat,
  planFileHeadSchema,
  planFileItemSchema,
  planFileValidity,
  planFileVersion,
} from './plan-file-schema';
import { planHash } from './plan-hash';

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
    throw noPlan('is not JSON');
  }
}

function refuseOtherKinds(json: unknown): void {
  const { format, version } = (typeof json === 'object' && json !== null ? json : {}) as Record<
    string,
    unknown
  >;
  if (format !== planFileFormat) throw noPlan('was not written by this app');
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

const utc = (at: number): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? String(at)
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
};

const refused = (message: string, hint: string): FailureError =>
  fail('invalid-input', `${message} Nothing was opened.`, hint);

const askAgain = 'Ask the operator who prepared it to save the plan file again.';

function damaged({ issues }: z.ZodError, within: PropertyKey[] = []): FailureError {
  const [issue] = issues;
  const path = [...within, ...(issue?.path ?? [])].map(String).join('.') || 'the file';
  if (issue?.code === 'too_big' && path === 'plan.items')
    return refused(
      `This plan names more consents than the ${planLimit.toLocaleString('en')} a plan may hold.`,
      'Ask for several smaller plans.',
    );
  if (issue?.code === 'too_small' && path === 'plan.items')
    return refused('This plan names no consent.', askAgain);
  return refused(`This plan file is damaged or was edited: ‘${path}’ is not what it should be.`, askAgain);
}

const edited = () =>
  refused(
    'This plan file was changed after it was saved: what it says does not match its hash.',
    'Do not use it. Ask the operator who prepared it for the file as it was saved, and compare the hash.',
  );

const noSuchRealm = (index: number) =>
  refused(
    `This plan file is damaged: consent ${index + 1} names a realm that the file does not have.`,
    askAgain,
  );

const twice = (index: number) =>
  refused(`This plan file is damaged: consent ${index + 1} is named twice.`, askAgain);

const strangeRealms = () =>
  refused('This plan file is damaged: its list of realms does not fit its consents.', askAgain);

const newer = () =>
  refused(
    'This plan file was written by a newer version of this app.',
    'Update this app, or ask the operator who prepared it to use the same version.',
  );

const older = () =>
  refused(
    'This plan file was written by an older version of this app, which this one does not read any more.',
    'Ask the operator who prepared it to update the app and save the plan file again.',
  );

const validTooLong = () =>
  refused('This plan file is damaged: it is not valid for seven days from when it was prepared.', askAgain);

const fromTheFuture = (preparedAt: number, now: number): FailureError =>
  fail(
    'conflict',
    `By this computer’s clock this plan will be prepared only later (${utc(preparedAt)}; it is ${utc(now)} now). Nothing was opened.`,
    'Check the date, time and time zone of both computers.',
  );

const expired = (validUntil: number): FailureError =>
  fail(
    'conflict',
    `This plan was valid until ${utc(validUntil)}, and consents may have changed since. Nothing was opened.`,
    'Ask the operator who prepared it to choose the consents again and save a new plan file.',
  );
