/**
 * What must be so before anything is sent: the realms are those of the plan, they may be changed, and whoever says so has typed the name of each
 * production realm. Enforced here; the window's dialogs are comfort.
 */
import { fail } from '../../../shared/failure';
import { confirmsRealmName, type RealmId } from '../../../shared/realm';
import type { Confirmation, RevocationOrder } from '../../../shared/revocation';
import type { Plan } from '../plan/plan';
import type { ShelvedPlan } from '../plan/plan-shelf';
import { permittedToRead, type WorkPorts } from './run-work';

export interface CheckPorts extends Pick<WorkPorts, 'realms'> {
  /** Throws a Failure `locked` when the realm cannot be changed at the moment. */
  locks: { permit(realmId: RealmId): void };
}

/** @throws Failure `not-found` or `conflict` when a realm of the plan is gone or is not the same any more. */
export function checkRealms(ports: CheckPorts, plan: Plan): void {
  for (const realmId of Object.keys(plan.realms)) permittedToRead(ports, plan, realmId);
}

/** Only of realms in which something is to be revoked. @throws Failure `locked`. */
export function checkLocks({ locks }: CheckPorts, plan: Plan, over: readonly number[]): void {
  for (const realmId of realmsOf(plan, over)) locks.permit(realmId);
}

/** @throws Failure `confirmation-missing` for a production realm whose name was not typed, or not exactly. */
export function checkNames(
  plan: Plan,
  over: readonly number[],
  confirmations: readonly Confirmation[],
): void {
  for (const realmId of realmsOf(plan, over)) {
    const realm = plan.realms[realmId];
    if (realm?.environment !== 'production') continue;
    const typed = confirmations.find((one) => one.realmId === realmId)?.typedRealmName ?? '';
    if (!confirmsRealmName(realm, typed)) throw confirmationMissing(realm.name);
  }
}

/** What the preparer wrote into a plan file cannot be changed by who runs it. @throws Failure `conflict`. */
export function checkWords({ file }: ShelvedPlan, { reason, ticket }: RevocationOrder): void {
  if (file && (file.reason !== reason || (file.ticket ?? '') !== (ticket ?? ''))) throw otherWords();
}

const realmsOf = (plan: Plan, over: readonly number[]): Set<RealmId> =>
  new Set(over.flatMap((index) => plan.items[index]?.realmId ?? []));

const confirmationMissing = (name: string) =>
  fail(
    'confirmation-missing',
    'The name of the production realm was not typed, or not exactly.',
    `Type ‘${name}’ to confirm. Nothing was sent.`,
    { field: 'typedRealmName' },
  );

const otherWords = () =>
  fail(
    'conflict',
    'The reason or the ticket is not the one of the plan file.',
    'Open the plan file again. If the reason is wrong, its preparer makes a new plan.',
  );
