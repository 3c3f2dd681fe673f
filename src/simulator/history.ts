/** How a consent came to its status: who asked, who allowed it, and who or what ended it. */
import type { Period } from './periods';
import type { StatusFamily } from './status';

export interface HistoryEntry {
  readonly previousStatus: string | null;
  readonly currentStatus: string;
  readonly reason: string;
  readonly actionBy: string;
  /** Epoch milliseconds. */
  readonly actionTime: number;
}

const DECISION_TAKES = 4 * 60_000;

/** The history of a consent that is now `status`; the last entry is always the one that led there. */
export function writeHistory(
  role: { readonly family: StatusFamily; readonly unknown?: true },
  status: string,
  { createdAt, updatedAt }: Period,
  channel: string,
): HistoryEntry[] {
  const customer = `customer (${channel})`;
  const steps = [
    ['Requested by recipient', 'recipient'],
    ...STEPS[role.unknown ? 'Unknown' : role.family],
  ] as const;
  const last = steps.length - 1;
  const between = ['AwaitingAuthorisation', 'Authorised'];
  const times = [createdAt, Math.min(createdAt + DECISION_TAKES, updatedAt)];
  return steps.map(([reason, actionBy], step) => ({
    previousStatus: between[step - 1] ?? null,
    currentStatus: step === last ? status : (between[step] ?? status),
    reason,
    actionBy: actionBy === 'customer' ? customer : actionBy,
    actionTime: step === last && step > 0 ? updatedAt : (times[step] ?? updatedAt),
  }));
}

type Step = readonly [reason: string, actionBy: string];
const AUTHORISED: Step = ['Authorised by customer', 'customer'];

const STEPS: Readonly<Record<StatusFamily | 'Unknown', readonly Step[]>> = {
  Pending: [],
  Active: [AUTHORISED],
  Rejected: [['Declined by customer', 'customer']],
  Revoked: [AUTHORISED, ['Withdrawn by customer', 'customer']],
  Expired: [AUTHORISED, ['Sharing period ended', 'system']],
  Consumed: [AUTHORISED, ['Once-off collection completed', 'system']],
  Unknown: [AUTHORISED, ['Suspended while a dispute is looked into', 'data holder']],
};
