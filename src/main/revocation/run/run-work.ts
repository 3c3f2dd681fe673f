/** One consent of a run, worked on: where it leads is checked, then it is revoked, or only read where a run that was cut off may have sent it. */
import { FailureError, fail, toFailure } from '../../../shared/failure';
import type { RealmId, RealmProfile } from '../../../shared/realm';
import { type Attempt, type AttemptPorts, attemptRevocation, failureOf, readTwice } from '../attempt';
import type { Evidence } from '../evidence/evidence';
import { type Chosen, judgeBefore } from '../judge';
import { type Acting, checkVisit } from '../on-behalf';
import type { Plan } from '../plan/plan';
import { isSameRealm } from '../same-realm';

export interface WorkPorts extends AttemptPorts {
  /** Throws a Failure `not-found` for a realm that is no longer there. */
  realms: { get(realmId: RealmId): RealmProfile };
  visits: Acting;
}

export const nothingSent: Evidence = { before: null, request: null, response: null, after: null };

/** Thrown when the run must not go on, and nothing was sent. */
export class HeldBackError extends FailureError {}

/** Of a run that was halted before it was this consent's turn to be sent: no trouble, it waits like the others. */
export class HaltedError extends HeldBackError {}

export interface Worked extends Attempt {
  /** A mistake of ours came after the intent: the evidence holds no request, and one may have left. */
  mayBeSent: boolean;
}

/**
 * `intend` may throw a HaltedError. @throws HeldBackError when the realm leads elsewhere by now, the customer is not acted for any more, or the
 * intent could not be written. Never rejects otherwise.
 */
export async function revokeOne(
  ports: WorkPorts,
  plan: Plan,
  chosen: Chosen,
  reason: string,
  intend: () => Promise<void>,
): Promise<Worked> {
  const { realmId } = chosen.consent;
  const profile = permittedProfile(ports, plan, realmId);
  let mayBeSent = false;
  const beforeSend = async () => {
    // The reading took its time: the realm may have been edited, or the visit have ended meanwhile.
    permittedProfile(ports, plan, realmId);
    await intend().catch(holdBack);
    mayBeSent = true;
  };
  try {
    return {
      ...(await attemptRevocation(ports, profile, chosen, { reason, beforeSend })),
      mayBeSent: false,
    };
  } catch (error) {
    if (error instanceof HeldBackError) throw error;
    const kind = mayBeSent || chosen.sentBefore ? 'unknown' : 'failed';
    return { outcome: { kind, failure: toFailure(error) }, evidence: nothingSent, mayBeSent };
  }
}

/** Null when it is as it was and still to be revoked. What proves the revoke that was sent before is kept. @throws HeldBackError as above. */
export async function lookFirst(
  ports: WorkPorts,
  plan: Plan,
  chosen: Chosen,
  sent: () => Promise<Evidence | null>,
): Promise<Attempt | null> {
  const profile = permittedProfile(ports, plan, chosen.consent.realmId);
  const reading = await readTwice(ports.api, profile, chosen.consent.id);
  const verdict = judgeBefore(chosen, reading);
  if (verdict.kind === 'send') return null;
  const evidence = (await sent()) ?? nothingSent;
  return { outcome: verdict, evidence: { ...evidence, after: reading.proof ?? null } };
}

/** The profile of now, so that what was typed again counts at once. @throws HeldBackError */
function permittedProfile(ports: WorkPorts, plan: Plan, realmId: RealmId): RealmProfile {
  try {
    const profile = permittedToRead(ports, plan, realmId);
    if (profile.readOnly) throw readOnly(profile.name);
    checkVisit(ports.visits, plan);
    return profile;
  } catch (error) {
    return holdBack(error);
  }
}

/** @throws Failure `not-found` or `conflict` when the realm is not the one of the plan any more. */
export function permittedToRead(
  { realms }: Pick<WorkPorts, 'realms'>,
  plan: Plan,
  realmId: RealmId,
): RealmProfile {
  const planned = plan.realms[realmId];
  const profile = realms.get(realmId);
  if (!planned || !isSameRealm(planned, profile)) throw realmChanged(planned?.name ?? realmId);
  return profile;
}

function holdBack(error: unknown): never {
  if (error instanceof HeldBackError) throw error;
  throw new HeldBackError(failureOf(error), { cause: error });
}

export const realmChanged = (name: string) =>
  fail(
    'conflict',
    `The settings of ‘${name}’ were changed after the consents were chosen: it may lead elsewhere now.`,
    'Choose the consents again and check that they are the right ones. Nothing was sent there since.',
  );

const readOnly = (name: string) =>
  fail(
    'locked',
    `‘${name}’ was marked read-only: nothing is changed in it.`,
    'Take the mark off in the settings of the realm, if it is yours to take off, and go on.',
  );
