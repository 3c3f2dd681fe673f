/** The fields that begin as a bare word does; and the one that was probably meant by a word with a colon. */
import { fieldMeant } from './misspelt';
import type { QueryField, Span } from './query';
import { queryFields } from './scan';
import type { Suggestion } from './suggestion';

/** What may follow each, in a few words. In the order of the help. */
export const fieldHelp: Readonly<Record<QueryField, string>> = {
  status: 'active, pending, ended …',
  realm: 'by name',
  recipient: 'who gets the data',
  permission: 'by code or in words',
  customer: 'id, name or e-mail',
  id: 'consent id',
  created: '<7d, 2026-01-31 …',
  updated: '<24h, none …',
  expires: '<30d, past, none …',
};

/** @param least how many letters a word needs: two of a name should not bring up a list */
export function suggestFields(word: string, span: Span, least: number): readonly Suggestion[] {
  const typed = word.toLowerCase();
  const meant = fieldMeant(typed);
  if (meant) {
    const name = { start: span.start, end: span.start + typed.indexOf(':') + 1 };
    return [
      { span: name, insert: `${meant}:`, label: `${meant}:`, description: 'Did you mean this?', count: null },
    ];
  }
  if (typed.length < least) return [];
  return queryFields
    .filter((field) => field.startsWith(typed))
    .map((field) => ({
      span,
      insert: `${field}:`,
      label: `${field}:`,
      description: fieldHelp[field],
      count: null,
    }));
}
