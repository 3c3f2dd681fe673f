/** Values that rows have and that hold what is typed: those that begin with it first. */
import { fold } from '../rows/fold';
import { formatValue } from './format';
import { nearWord } from './near-word';
import type { FacetField, Span } from './query';
import type { Known, KnownValue, Suggestion } from './suggestion';

export function suggestValues(
  field: FacetField,
  typed: string,
  span: Span,
  chosen: readonly string[],
  known: Known,
): readonly Suggestion[] {
  const begun = fold(typed);
  const there = new Set(chosen.map(fold));
  const open = known.values(field).filter(({ value }) => !there.has(fold(value.text)));
  const byRank = [0, 1].map((rank) => open.filter((each) => rankOf(each, begun) === rank));
  return (byRank.flat().length > 0 ? byRank.flat() : meant(open, begun))
    .filter(({ value }) => fold(value.text) !== begun || formatValue(value) !== typed)
    .map(({ value, label, description, count }) => ({
      span,
      insert: formatValue(value),
      label,
      description,
      count,
    }));
}

/** 0: begins with it; 1: holds it; 2: neither. */
function rankOf({ value, label, description }: KnownValue, begun: string): 0 | 1 | 2 {
  const texts = [value.text, label, description].map(fold);
  if (texts.slice(0, 2).some((text) => text.startsWith(begun))) return 0;
  return texts.some((text) => text.includes(begun)) ? 1 : 2;
}

/** One letter wrong, and nothing holds it. */
function meant(values: readonly KnownValue[], begun: string): readonly KnownValue[] {
  const near = nearWord(
    begun,
    values.map(({ value }) => fold(value.text)),
  );
  return values.filter(({ value }) => fold(value.text) === near);
}
