/** One consent as a table for a ticket (D4): what it is now, in words, in UTC, and when that was read. */
import type { Consent } from '../../../../shared/consent';
import { groupPermissions } from '../../../../shared/permission';
import type { RealmProfile } from '../../../../shared/realm';
import { formatUtc } from '../../components/time-format';
import { statusLabel } from '../rows/shown-status';
import { markdownText } from './markdown-text';

interface Facts {
  readonly consent: Consent;
  readonly realm: Pick<RealmProfile, 'name' | 'environment'> | undefined;
  /** When the record was read by itself; undefined when all there is comes from the list. */
  readonly readAt: number | undefined;
  readonly now: number;
}

export function consentMarkdown({ consent, realm, readAt, now }: Facts): string {
  const { customer, recipient } = consent;
  const rows = [
    ['Consent', markdownText(consent.id)],
    ['---', '---'],
    [
      'Realm',
      words(markdownText(realm?.name ?? consent.realmId), realm && `**${realm.environment.toUpperCase()}**`),
    ],
    ['Status', statusWords(consent, now)],
    ['Customer', several(customer.name, customer.email, customer.id)],
    ['Recipient', several(recipient.name, recipient.id)],
    ['Permissions', permissionWords(consent.permissions)],
    ['Created', instant(consent.createdAt)],
    ['Expires', instant(consent.expiresAt)],
    ['Read', readAt === undefined ? 'From the list, not by itself' : formatUtc(readAt)],
  ];
  return rows.map(([name, value]) => `| ${name} | ${value} |\n`).join('');
}

const none = 'Not stated';

const words = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ');

const several = (...texts: string[]): string =>
  [...new Set(texts)].map(markdownText).filter(Boolean).join(', ') || none;

const instant = (at: number | null): string => (at === null ? none : formatUtc(at));

/** Ours in words, and the server's own beside it; where nobody knows the status, the server's alone. */
function statusWords(consent: Consent, now: number): string {
  const received = markdownText(consent.statusAsReceived || consent.status);
  if (consent.status === 'other') return received || none;
  return words(statusLabel(consent, now), received && `(as received: ${received})`);
}

/** A code that nobody has words for stands for itself. */
const permissionWords = (codes: readonly string[]): string =>
  groupPermissions(codes)
    .map(
      ({ cluster, permissions }) =>
        `${cluster}: ${permissions.map((one) => (one.words === one.code ? markdownText(one.code) : one.words)).join(', ')}`,
    )
    .join('; ') || none;
