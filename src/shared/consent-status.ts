/** What a status means. Apart from the schemas, so that the window's first paint needs no schema library. */

/** AU CDR, NZ PNZ and UK OBIE statuses folded into one list; `other` is shown verbatim. */
export const consentStatuses = [
  'pending',
  'active',
  'rejected',
  'revoked',
  'expired',
  'consumed',
  'other',
] as const;
export type ConsentStatus = (typeof consentStatuses)[number];

export const statusGroups = ['active', 'pending', 'ended', 'other'] as const;
export type StatusGroup = (typeof statusGroups)[number];

const groupOf: Record<ConsentStatus, StatusGroup> = {
  pending: 'pending',
  active: 'active',
  rejected: 'ended',
  revoked: 'ended',
  expired: 'ended',
  consumed: 'ended',
  other: 'other',
};
export const statusGroup = (status: ConsentStatus): StatusGroup => groupOf[status];

/**
 * The status that holds at `now`. An active or pending record past its expiry is expired in effect: servers may lag, and PNZ has no
 * Expired status at all.
 */
export function effectiveStatus(
  consent: { status: ConsentStatus; expiresAt: number | null },
  now: number,
): ConsentStatus {
  const open = consent.status === 'active' || consent.status === 'pending';
  return open && consent.expiresAt !== null && consent.expiresAt <= now ? 'expired' : consent.status;
}

/**
 * Whether asking the server to revoke makes sense. It goes by the status as received, not by the effective one: an 'active' record
 * past its expiry may still give access, and an unknown status is the server's to judge.
 */
export const isRevocable = (consent: { status: ConsentStatus }): boolean =>
  statusGroup(consent.status) !== 'ended';
