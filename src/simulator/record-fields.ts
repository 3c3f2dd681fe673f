/**
 * Reads and revokes a record of any shape. The store keeps records as the server would send them, also those a test wrote by hand, so it
 * has to find the few fields it needs wherever they are.
 */
import { isJsonObject, type Json, type JsonObject } from './json';
import { revokedAfter } from './status';

const ID_FIELDS = ['id', 'ConsentId', 'consentId', 'consentID', 'cdr_arrangement_id', 'consent_request_id'];
const STATUS_FIELDS = ['status', 'Status', 'state', 'currentStatus'];
const UPDATED_FIELDS = ['updated', 'updatedAt', 'StatusUpdateDateTime', 'updatedTime', 'updatedTimestamp'];
const OWNER_FIELDS = ['userId', 'userID', 'subject'];
const NESTS = ['Data', 'Consent'];

export const idIn = (record: Json): string | undefined => textIn(record, ID_FIELDS);
export const statusIn = (record: Json): string | undefined => textIn(record, STATUS_FIELDS);

/** The id of the customer whose data the record is about. */
export function ownerIn(record: Json): string | undefined {
  for (const level of levels(record)) {
    if (isJsonObject(level.user)) return textIn(level.user, ['id']);
    const [resource] = Array.isArray(level.authorizationResources) ? level.authorizationResources : [];
    const owner = textIn(level, OWNER_FIELDS) ?? textIn(resource ?? null, OWNER_FIELDS);
    if (owner) return owner;
  }
  return undefined;
}

export interface Revocation {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: string;
  readonly reason: string;
}

/** The record after its revocation: status in the record's own spelling, time of change in its own format, one more history entry. */
export function revokedRecord(record: Json, { at, by, reason }: Revocation): Json {
  if (!isJsonObject(record)) return record;
  const field = STATUS_FIELDS.find((name) => typeof record[name] === 'string');
  if (!field) {
    const nest = NESTS.find((name) => isJsonObject(record[name]));
    return nest ? { ...record, [nest]: revokedRecord(record[nest] ?? null, { at, by, reason }) } : record;
  }
  const before = String(record[field]);
  const after = revokedAfter(before);
  const entries = Array.isArray(record.history) ? (record.history as readonly Json[]) : [];
  const last = entries.at(-1);
  const times = isJsonObject(last) ? last.actionTime : undefined;
  const entry = {
    previousStatus: before,
    currentStatus: after,
    reason,
    actionBy: by,
    actionTime: timeLike(times, at),
  };
  const updated = UPDATED_FIELDS.filter((name) => record[name] !== undefined);
  return {
    ...record,
    [field]: after,
    ...Object.fromEntries(updated.map((name) => [name, timeLike(record[name], at)])),
    history: [...entries, entry],
  };
}

/** `at` as the example tells times: text, epoch milliseconds or (below the year 2286) epoch seconds. */
function timeLike(example: Json | undefined, at: number): Json {
  if (typeof example !== 'number') return new Date(at).toISOString();
  return example > 1e10 ? at : Math.floor(at / 1000);
}

function levels(record: Json): JsonObject[] {
  if (!isJsonObject(record)) return [];
  return [record, ...NESTS.map((name) => record[name]).filter(isJsonObject)];
}

function textIn(record: Json, fields: readonly string[]): string | undefined {
  for (const level of levels(record)) {
    for (const field of fields) {
      const value = level[field];
      if (typeof value === 'string') return value;
    }
  }
  return undefined;
}
