/**
 * The status a row shows, is filtered and sorted by: the effective one, with one more than servers know. `lapsed` is a consent that
 * the server still calls active or pending although its time is over; it may still give access, so it is told apart from `expired`.
 */
import { type ConsentStatus, effectiveStatus, type StatusGroup } from '../../../../shared/consent-status';

export const shownStatuses = [
  'active',
  'pending',
  'lapsed',
  'expired',
  'revoked',
  'rejected',
  'consumed',
  'other',
] as const;
export type ShownStatus = (typeof shownStatuses)[number];

export const statusLabels: Readonly<Record<ShownStatus, string>> = {
  active: 'Active',
  pending: 'Pending',
  lapsed: 'Expired in effect',
  expired: 'Expired',
  revoked: 'Revoked',
  rejected: 'Rejected',
  consumed: 'Consumed',
  other: 'Other',
};

export const shownGroups: readonly { group: StatusGroup; label: string; statuses: readonly ShownStatus[] }[] =
  [
    { group: 'active', label: 'Active', statuses: ['active'] },
    { group: 'pending', label: 'Pending', statuses: ['pending'] },
    { group: 'ended', label: 'Ended', statuses: ['lapsed', 'expired', 'revoked', 'rejected', 'consumed'] },
    { group: 'other', label: 'Other', statuses: ['other'] },
  ];

interface Timed {
  status: ConsentStatus;
  expiresAt: number | null;
}

export const shownStatus = (consent: Timed, now: number): ShownStatus =>
  effectiveStatus(consent, now) === consent.status ? consent.status : 'lapsed';

/** A status that no standard knows is shown in the server's own words. */
export const statusLabel = (consent: Timed & { statusAsReceived: string }, now: number): string => {
  const shown = shownStatus(consent, now);
  return shown === 'other' && consent.statusAsReceived !== ''
    ? consent.statusAsReceived
    : statusLabels[shown];
};
