/** What a row is in a file: the columns that are on screen, or all there are. Instants are ISO 8601 in UTC, which sorts and is the same everywhere. */
import type { ColumnKey, ColumnSetting } from '../../../shared/columns';
import type { Consent } from '../../../shared/consent';
import { effectiveStatus } from '../../../shared/consent-status';
import type { ExportCell } from '../../../shared/export';
import type { RealmProfile } from '../../../shared/realm';
import { shownColumns as shownInGrid } from '../consents/grid/column-settings';
import { permissionSummary } from '../consents/permission-summary';
import { customerLabel } from '../consents/rows/row-fields';
import { statusLabel } from '../consents/rows/shown-status';

export interface Context {
  readonly realms: ReadonlyMap<string, Pick<RealmProfile, 'name' | 'environment'>>;
  /** Decides which consents have expired in effect. */
  readonly now: number;
}

export interface ExportColumn {
  readonly key: string;
  readonly title: string;
  cell(consent: Consent, context: Context): ExportCell;
}

const column = (key: string, title: string, cell: ExportColumn['cell']): ExportColumn => ({
  key,
  title,
  cell,
});

/** An instant that no calendar holds is told as it came. */
function instant(at: number | null): ExportCell {
  if (at === null) return null;
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : date.toISOString();
}

const realm = column('realm', 'Realm', ({ realmId }, { realms }) => realms.get(realmId)?.name ?? realmId);
const environment = column(
  'environment',
  'Environment',
  ({ realmId }, { realms }) => realms.get(realmId)?.environment ?? null,
);
const consentId = column('consentId', 'Consent id', ({ id }) => id);
const email = column('customerEmail', 'Customer e-mail', ({ customer }) => customer.email);
const created = column('createdAt', 'Created (UTC)', ({ createdAt }) => instant(createdAt));
const updated = column('updatedAt', 'Updated (UTC)', ({ updatedAt }) => instant(updatedAt));
const expires = column('expiresAt', 'Expires (UTC)', ({ expiresAt }) => instant(expiresAt));

/** A column of the screen may tell two things, one below the other. */
const onScreen: Readonly<Record<ColumnKey, readonly ExportColumn[]>> = {
  status: [column('status', 'Status', (consent, { now }) => statusLabel(consent, now))],
  customer: [column('customer', 'Customer', (consent) => customerLabel(consent)), email],
  recipient: [column('recipient', 'Recipient', ({ recipient }) => recipient.name || recipient.id)],
  permissions: [column('permissions', 'Permissions', ({ permissions }) => permissionSummary(permissions))],
  created: [created],
  updated: [updated],
  expires: [expires],
  realm: [realm, environment],
  id: [consentId],
};

/** As on screen, in its order. @param hasRealm whether rows of several realms stand together */
export const shownColumns = (
  settings: readonly ColumnSetting[],
  hasRealm: boolean,
): readonly ExportColumn[] => shownInGrid(settings, hasRealm).flatMap(({ key }) => onScreen[key]);

export const allColumns: readonly ExportColumn[] = [
  realm,
  environment,
  consentId,
  column('status', 'Status', ({ status }) => status),
  column('statusAsReceived', 'Status as received', ({ statusAsReceived }) => statusAsReceived),
  column('effectiveStatus', 'Effective status', (consent, { now }) => effectiveStatus(consent, now)),
  column('customerId', 'Customer id', ({ customer }) => customer.id),
  column('customerName', 'Customer', ({ customer }) => customer.name),
  email,
  column('recipientId', 'Recipient id', ({ recipient }) => recipient.id),
  column('recipientName', 'Recipient', ({ recipient }) => recipient.name),
  column('permissions', 'Permissions', ({ permissions }) => [...permissions]),
  created,
  updated,
  expires,
];
