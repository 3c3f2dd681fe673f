/**
 * Wire → Consent. Reads what AU CDR, NZ PNZ, UK OBIE and their servers write, and never throws: a field that is junk is empty or null, a
 * record without a usable id is null, for the caller to count. What has no place here stays visible in the raw JSON of the detail.
 *
 * Written by hand because it runs for each of 100,000 records: a schema takes about as long again as parsing their JSON. What it makes is
 * checked against `consentSchema` by its property test, and once more at the bridge.
 */
import type { Consent, ConsentDetail } from '../../shared/consent';
import { readExtras } from './codec-detail';
import { fields, gather } from './codec-fields';
import { first, type Gathered, isObject } from './codec-gather';
import { readCustomer, readRecipient } from './codec-people';
import { readPermissions } from './codec-permissions';
import { readStatus } from './codec-status';
import { readId, readTextIn } from './codec-text';
import { readTime } from './codec-time';

/** A row, or null for a record without a usable id. */
export function decodeConsent(realmId: string, record: unknown): Consent | null {
  if (!isObject(record)) return null;
  const found = gather(record);
  const id = first(found, fields.id, readId);
  return id === null ? null : assemble(realmId, id, found);
}

/** What is known of the answer that the detail came with. */
export type Provenance = Pick<ConsentDetail, 'raw' | 'readAt' | 'requestId'>;

/**
 * An opened consent, or null when the record does not go by `id`. A server may know one consent by several names (`id` beside
 * `ConsentId`); it keeps the one it was asked for, so that rows, plans and results agree.
 */
export function decodeDetail(
  realmId: string,
  id: string,
  record: unknown,
  provenance: Provenance,
): ConsentDetail | null {
  if (!isObject(record)) return null;
  const found = gather(record);
  if (first(found, fields.id, (value) => (readId(value) === id ? id : null)) === null) return null;
  return { consent: assemble(realmId, id, found), ...readExtras(found), ...provenance };
}

function assemble(realmId: string, id: string, found: Gathered): Consent {
  const statusAsReceived = first(found, fields.status, readStatusText) ?? '';
  return {
    realmId,
    id,
    status: readStatus(statusAsReceived),
    statusAsReceived,
    createdAt: first(found, fields.createdAt, readTime),
    updatedAt: first(found, fields.updatedAt, readTime),
    expiresAt: first(found, fields.expiresAt, readTime),
    recipient: readRecipient(found),
    customer: readCustomer(found),
    permissions: readPermissions(found),
  };
}

const readStatusText = (value: unknown): string | null =>
  readTextIn(value, ['code', 'value', 'name', 'status']);
