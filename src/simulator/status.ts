/** The statuses of a consent, as the servers of three standards and several vendors spell them. */

export type StatusFamily = 'Pending' | 'Active' | 'Rejected' | 'Revoked' | 'Expired' | 'Consumed';

export const STATUS_SPELLINGS: Readonly<Record<StatusFamily, readonly string[]>> = {
  Pending: [
    'AwaitingAuthorisation',
    'AWAU',
    'AwaitingUpload',
    'AWUP',
    'CREATED',
    'PENDING',
    'AwaitingFurtherAuthorisation',
    'AWAF',
  ],
  Active: ['Authorised', 'AUTH', 'ACTIVE', 'Authorized'],
  Rejected: ['Rejected', 'RJCT'],
  Revoked: ['Revoked', 'CANC', 'Withdrawn', 'REVOKED'],
  Expired: ['Expired', 'EXPD', 'EXPIRED'],
  Consumed: ['Consumed', 'COND'],
};

export const STATUS_FAMILIES = Object.keys(STATUS_SPELLINGS) as StatusFamily[];

/** No standard knows it; one record of each realm has it, so that nobody forgets the statuses of tomorrow. */
export const UNKNOWN_STATUS = 'SuspendedByHolder';

const FAMILY_BY_SPELLING = new Map(
  STATUS_FAMILIES.flatMap((family) =>
    [family, ...STATUS_SPELLINGS[family]].map((spelling) => [spelling.toLowerCase(), family] as const),
  ),
);

/** The family a spelling belongs to, whatever its case; undefined for a status that no standard knows. */
export function familyOf(status: string): StatusFamily | undefined {
  return FAMILY_BY_SPELLING.get(status.toLowerCase());
}

/** 'Revoked' in the manner of the status it replaces: 'AUTH' → 'CANC', 'ACTIVE' → 'REVOKED', 'Authorised' → 'Revoked'. */
export function revokedAfter(status: string): string {
  if (/^[A-Z]{4}$/.test(status)) return 'CANC';
  return /^[A-Z]+$/.test(status) ? 'REVOKED' : 'Revoked';
}
