/** What only an opened consent shows: accounts, purpose, data window, sharing duration, history and reasons. */
import type { ConsentDetail } from '../../shared/consent';
import { fields } from './codec-fields';
import { first, type Gathered, isObject, type Json } from './codec-gather';
import { readText, readTextIn, readTexts } from './codec-text';
import { readTime } from './codec-time';

type Extras = Pick<
  ConsentDetail,
  'accounts' | 'purpose' | 'dataFrom' | 'dataTo' | 'sharingDuration' | 'history' | 'statusReasons'
>;
type HistoryEntry = ConsentDetail['history'][number];

const accountKeys = [
  'maskedNumber',
  'accountNumber',
  'Identification',
  'accountId',
  'accountID',
  'account_id',
  'id',
  'name',
  'Name',
];
const reasonKeys = [
  'StatusReasonDescription',
  'description',
  'reason',
  'message',
  'StatusReasonCode',
  'code',
];
const purposeKeys = ['description', 'text', 'name', 'code'];
const personKeys = ['name', 'id', 'email'];

export function readExtras(found: Gathered): Extras {
  return {
    accounts: readAccounts(found),
    purpose: first(found, fields.purpose, some(purposeKeys))?.join(', ') ?? '',
    dataFrom: first(found, fields.dataFrom, readTime),
    dataTo: first(found, fields.dataTo, readTime),
    sharingDuration: first(found, fields.sharingDuration, readDuration),
    history: readHistory(found),
    statusReasons: first(found, fields.statusReasons, some(reasonKeys)) ?? [],
  };
}

/** Texts of a value, or null when there is none, so that the next name is asked. */
const some = (keys: readonly string[]) => (value: unknown) => {
  const texts = readTexts(value, keys);
  return texts.length > 0 ? texts : null;
};

function readAccounts(found: Gathered): string[] {
  const accounts =
    first(found, fields.accounts, some(accountKeys)) ??
    first(found, fields.mappings, some(accountKeys)) ??
    first(found, fields.debtorAccount, some(accountKeys));
  return [...new Set(accounts)];
}

const longestSharing = 31_536_000;

/** Seconds. CDR caps the duration at a year, whatever was asked; 0 is once-off. */
function readDuration(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 0 ? Math.min(Math.floor(seconds), longestSharing) : null;
}

function readHistory(found: Gathered): HistoryEntry[] {
  const entries = first(found, fields.history, (value) =>
    Array.isArray(value) ? value.filter(isObject).map(readEntry) : null,
  );
  return entries ?? readLastChange(found);
}

const readEntry = (entry: Json): HistoryEntry => ({
  at: readTime(entry.actionTime) ?? readTime(entry.at) ?? readTime(entry.time) ?? readTime(entry.timestamp),
  status: readTextIn(entry, ['currentStatus', 'status', 'Status', 'state', 'event', 'action']) ?? '',
  by:
    readPerson(entry.actionBy) ??
    readPerson(entry.by) ??
    readPerson(entry.actor) ??
    readPerson(entry.user) ??
    '',
  reason: readTextIn(entry, ['reason', 'Reason', 'note', 'description']) ?? '',
});

const readPerson = (value: unknown): string | null => readTextIn(value, personKeys);

/** Some servers keep no list and write the last change into the record itself. */
function readLastChange(found: Gathered): HistoryEntry[] {
  const at = first(found, fields.actionTime, readTime);
  const by = first(found, fields.actionBy, readPerson);
  if (at === null && by === null && first(found, fields.previousStatus, readText) === null) return [];
  return [
    {
      at,
      by: by ?? '',
      status: first(found, fields.status, readText) ?? '',
      reason: first(found, fields.reason, readText) ?? '',
    },
  ];
}
