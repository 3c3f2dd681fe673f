/** What a visit needs before it counts: a user-context token, asked for once, and its place in the audit log. */
import type { Customer } from '../../shared/customer';
import { toFailure } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { type AuditLog, auditRealm } from '../audit/audit-log';
import type { Subject } from '../wych/subject';

export interface VisitBeginPorts {
  tokens: { userToken(profile: RealmProfile, subject: Subject, signal?: AbortSignal): Promise<unknown> };
  audit: AuditLog;
}

export interface VisitToBegin {
  profile: RealmProfile;
  customer: Customer;
  /** Aborted when it is called off. */
  calling: AbortController;
}

/** @throws Failure of the exchange, `storage` when it could not be recorded, or the one that it was called off with. */
export async function beginVisit(
  { tokens, audit }: VisitBeginPorts,
  { profile, customer, calling: { signal } }: VisitToBegin,
): Promise<void> {
  const about = { realm: auditRealm(profile), subject: customer.id };
  signal.throwIfAborted();
  try {
    await tokens.userToken(profile, customer, signal);
  } catch (error) {
    signal.throwIfAborted();
    // What the exchange came to is what the operator must know, also where the log has no room.
    await audit
      .append({ kind: 'exchange-refused', ...about, outcome: toFailure(error).kind })
      .catch(() => {});
    throw error;
  }
  signal.throwIfAborted();
  await audit.append({ kind: 'visit-began', ...about });
}
