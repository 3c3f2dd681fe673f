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
  const open = known.values(field).filter((each) => there.size === 0 || !there.has(foldedOf(each)));
  const held = byRank(open, begun);
  return (held.length > 0 ? held : meant(open, begun))
    .filter((each) => foldedOf(each) !== begun || formatValue(each.value) !== typed)
    .map(({ value, label, description, count }) => ({
      span,
      insert: formatValue(value),
      label,
      description,
      count,
    }));
}

const foldedOf = ({ folded, value }: KnownValue): string => folded ?? fold(value.text);

/** Those that begin with it, then those that hold it. */
function byRank(values: readonly KnownValue[], begun: string): readonly KnownValue[] {
  const [first, second]: [KnownValue[], KnownValue[]] = [[], []];
  for (const each of values) {
    const texts = each.folded === undefined ? textsOf(each) : [each.folded];
    if (texts.slice(0, 2).some((text) => text.startsWith(begun))) first.push(each);
    else if (texts.some((text) => text.includes(begun))) second.push(each);
  }
  return [...first, ...second];
}

const textsOf = ({ value, label, description }: KnownValue): readonly string[] =>
  [value.text, label, description].map(fold);

/** To look for a slip of the hand costs more than to look for letters. */
const mostCompared = 2000;

/** One letter wrong, and nothing holds it. */
function meant(values: readonly KnownValue[], begun: string): readonly KnownValue[] {
  const some = values.slice(0, mostCompared);
  const near = nearWord(begun, some.map(foldedOf));
  return some.filter((each) => foldedOf(each) === near);
}
