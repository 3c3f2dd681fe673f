/** What a consent says, as parts of a printed page. Everything in it comes from a server. */
import { type Consent, type ConsentDetail, effectiveStatus } from '../../shared/consent';
import type { Customer } from '../../shared/customer';
import { groupPermissions, type Permission } from '../../shared/permission';
import { code, facts, line, lines } from './document';
import { type Html, html } from './html';
import { inWords, type TimeZone } from './instants';

const labels: Record<Consent['status'], string> = {
  pending: 'Pending',
  active: 'Active',
  rejected: 'Rejected',
  revoked: 'Revoked',
  expired: 'Expired',
  consumed: 'Consumed',
  other: 'Other',
};

/** A status that no standard knows is told in the server's own word. */
export const statusLabel = ({
  status,
  statusAsReceived,
}: Pick<Consent, 'status' | 'statusAsReceived'>): string =>
  status === 'other' && statusAsReceived !== '' ? statusAsReceived : labels[status];

/** The server calls it active or pending although its time is over. */
export const isLapsed = (consent: Consent, now: number): boolean =>
  effectiveStatus(consent, now) !== consent.status;

export const recipientName = ({ recipient }: Pick<Consent, 'recipient'>): string =>
  recipient.name || recipient.id || 'The recipient';

export const customerName = ({ customer }: Pick<Consent, 'customer'>): string =>
  customer.name || customer.email || customer.id || 'the customer';

/** One line; what is not known is left out. */
export const customerInFull = ({ name, email, id }: Customer): string =>
  [name, email, id].filter((part) => part !== '').join(', ');

/** Who may see whose data, in which realm's record. */
export const who = ({ id, customer, recipient }: Consent): Html =>
  facts(
    ['Customer', lines([customer.name, customer.email, customer.id]) ?? line('not stated')],
    ['Recipient', lines([recipient.name, recipient.id]) ?? line('not stated')],
    ['Consent id', code(id)],
  );

/** In plain words by cluster, with the code behind the words. */
export const permissionsByCluster = ({ permissions }: Pick<Consent, 'permissions'>): Html =>
  permissions.length === 0
    ? html`<p class="note">${noPermission}</p>`
    : facts(
        ...groupPermissions(permissions).map(({ cluster, permissions: some }): [string, Html] => [
          cluster,
          html`${some.map(permission)}`,
        ]),
      );

/** The same as one list. */
export const permissionList = ({ permissions }: Pick<Consent, 'permissions'>): Html =>
  permissions.length === 0
    ? html`${noPermission}`
    : html`${groupPermissions(permissions).flatMap(({ permissions: some }) => some.map(permission))}`;

const noPermission = 'The record names no permission.';

const permission = ({ words, code: name }: Permission): Html =>
  words === name
    ? html`<div>${code(name)}</div>`
    : html`<div>${words} <span class="code">${code(name)}</span></div>`;

/** From when to when, and what the server says of its sharing. */
export const period = (detail: ConsentDetail, zone: TimeZone): Html =>
  facts(
    ['Created', line(inWords(detail.consent.createdAt, zone))],
    ['Expires', line(inWords(detail.consent.expiresAt, zone))],
    ['Sharing', line(sharing(detail.sharingDuration))],
    ['Data from', detail.dataFrom === null ? null : line(inWords(detail.dataFrom, zone))],
    ['Data until', detail.dataTo === null ? null : line(inWords(detail.dataTo, zone))],
    ['Updated', detail.consent.updatedAt === null ? null : line(inWords(detail.consent.updatedAt, zone))],
  );

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

function sharing(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds <= 0) return 'once only';
  if (seconds < hour) return `for ${count(Math.max(1, Math.round(seconds / minute)), 'minute')}`;
  return seconds < day
    ? `for ${count(Math.round(seconds / hour), 'hour')}`
    : `for ${count(Math.round(seconds / day), 'day')}`;
}

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
