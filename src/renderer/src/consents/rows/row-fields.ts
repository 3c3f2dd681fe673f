/** What a row shows, field by field, as text. */
import type { Consent } from '../../../../shared/consent';
import { formatDate } from '../../components/time-format';
import { permissionSummary } from '../permission-summary';

/** Fields whose values repeat from row to row; each is kept as a code of its own dictionary. */
export const codedFields = {
  realm: (consent: Consent) => consent.realmId,
  recipient: (consent: Consent) => consent.recipient.name || consent.recipient.id,
  recipientId: (consent: Consent) => consent.recipient.id,
  customer: (consent: Consent) => customerLabel(consent),
  statusText: (consent: Consent) => `${consent.status} ${consent.statusAsReceived}`,
  permissions: ({ permissions }: Consent) => `${permissionSummary(permissions)} ${permissions.join(' ')}`,
  createdDay: (consent: Consent) => dayText(consent.createdAt),
  expiresDay: (consent: Consent) => dayText(consent.expiresAt),
} as const;
export type CodedField = keyof typeof codedFields;

/** Those of them that free text is looked for in. A realm is searched by its name, which the rows do not hold. */
export const searchedFields = (Object.keys(codedFields) as CodedField[]).filter((field) => field !== 'realm');

export const customerLabel = (consent: Consent): string =>
  consent.customer.name || consent.customer.email || consent.customer.id;

/** What is a row's own. The line end keeps a match from running from one field into the next: no folded query holds one. */
export const ownText = (consent: Consent): string =>
  `${consent.id}\n${consent.customer.email}\n${consent.customer.id}`;

const quarterHour = 900_000;
const dayTexts = new Map<number, string>();

/** As shown, and as typed by those who count backwards: '07 Mar 2026 2026-03-07'. Kept by quarter hour, the finest step of time zones. */
function dayText(instant: number | null): string {
  if (instant === null) return '';
  const quarter = Math.floor(instant / quarterHour);
  const known = dayTexts.get(quarter);
  if (known !== undefined) return known;
  const date = new Date(instant);
  const pad = (part: number) => String(part).padStart(2, '0');
  const text = `${formatDate(instant)} ${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  dayTexts.set(quarter, text);
  return text;
}
