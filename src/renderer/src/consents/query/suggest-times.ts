/** Times that are asked for often, and the units of a number that has none yet. */
import type { Span, TimeField } from './query';
import { readTime } from './read-time';
import type { Suggestion } from './suggestion';
import { timeWords } from './words';

export function suggestTimes(
  field: TimeField,
  typed: string,
  span: Span,
  today: string,
): readonly Suggestion[] {
  const begun = typed.toLowerCase();
  const number = /^[<>]=?\d{1,5}$/u.test(begun) ? ['d', 'h', 'w'].map((unit) => begun + unit) : [];
  const offered = [...number, ...usual(field, today)].filter(
    (text) => text.startsWith(begun) && text !== begun,
  );
  return [...new Set(offered)].flatMap((text) => {
    const value = readTime(text);
    if (!value || value.kind === 'wrong') return [];
    return [{ span, insert: text, label: text, description: timeWords(field, value), count: null }];
  });
}

const usual = (field: TimeField, today: string): readonly string[] =>
  field === 'expires'
    ? ['<7d', '<30d', '>90d', 'past', 'future', 'none', `<=${today}`, `>=${today}`, today.slice(0, 7)]
    : ['<24h', '<7d', '<30d', '>90d', today, today.slice(0, 7), `>=${today}`, `<=${today}`, 'none'];
