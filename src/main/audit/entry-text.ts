/**
 * What may stand in the log: text of a bounded length, in which nothing is hidden. Line ends, control characters and marks that turn the
 * direction of writing are told as what they are (`\u202e`), so that no record can look like another, on a screen or in a terminal.
 */
import type { AuditEntry } from '../../shared/audit';

const longest = 500;
/** A reason may be this long where it is typed, and is kept whole. */
const longestReason = 2000;
/** Ids of requests: no act of this app makes more. */
const mostIds = 20;
const mostDetails = 60;

const hidden = /[\p{Cc}\p{Cs}\u061c\u115f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;

const shown = (text: string): string =>
  text.replace(hidden, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** By whole characters. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text.slice(0, length)];
  if (/\p{Cs}/u.test(characters.at(-1) ?? '')) characters.pop();
  return `${characters.join('')}…`;
}

const clean = (text: string, length = longest): string => cut(shown(cut(text, length)), length);

/** The same entry as the log keeps it. */
export function cleanEntry(entry: AuditEntry): AuditEntry {
  const { kind, realm, consentId, subject, runId, reason, ticket, outcome, requestIds, details } = entry;
  return {
    kind,
    ...(realm && { realm: { ...realm, name: clean(realm.name) } }),
    ...(consentId !== undefined && { consentId: clean(consentId) }),
    ...(subject !== undefined && { subject: clean(subject) }),
    ...(runId !== undefined && { runId: clean(runId) }),
    ...(reason !== undefined && { reason: clean(reason, longestReason) }),
    ...(ticket !== undefined && { ticket: clean(ticket) }),
    ...(outcome !== undefined && { outcome: clean(outcome) }),
    ...(requestIds && { requestIds: requestIds.slice(0, mostIds).map((id) => clean(id)) }),
    ...(details && { details: cleanDetails(details) }),
  };
}

const cleanDetails = (details: NonNullable<AuditEntry['details']>): NonNullable<AuditEntry['details']> =>
  Object.fromEntries(
    Object.entries(details)
      .slice(0, mostDetails)
      .map(([name, value]) => [clean(name, 100), typeof value === 'string' ? clean(value) : value]),
  );

export const cleanText = (text: string): string => clean(text);
