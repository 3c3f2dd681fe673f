/** A query taken apart: conditions that narrow the rows one after the other, and the choices of facets, which are counted besides. */
import {
  type FacetField,
  facetFields,
  type Query,
  type QueryTerm,
  type TimeTerm,
  type ValuesTerm,
  type WordTerm,
} from '../../query/query';
import { timeWindow } from '../../query/time-windows';
import { fold, foldLine } from '../fold';
import type { Steps } from '../steps';
import { choiceOf, type FacetTerm } from './choices';
import type { Choice, Condition, Needle, TextCondition } from './condition';
import type { Ground } from './ground';

export type Facets = Readonly<Partial<Record<FacetField, Choice>>>;

export interface Plan {
  /** The quick ones first, then the longest words: they let the fewest rows through. */
  readonly conditions: readonly Condition[];
  readonly facets: Facets;
}

/** Over the same ground. A name that is typed to its end mostly lets through what its beginning did. */
export const isSameFacets = (one: Facets, other: Facets): boolean =>
  facetFields.every((field) => isSameChoice(one[field], other[field]));

function isSameChoice(one: Choice | undefined, other: Choice | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one.passes.length === other.passes.length && one.passes.every((pass, code) => pass === other.passes[code])
  );
}

export function* planOf({ terms }: Query, ground: Ground): Steps<Plan> {
  const conditions = new Map<string, Condition>();
  const chosen = new Map<FacetField, FacetTerm[]>();
  for (const term of terms) {
    if (term.isOff || saysNothing(term)) continue;
    if (isFacet(term) && !term.isNegated) {
      chosen.set(term.field, [...(chosen.get(term.field) ?? []), term]);
      continue;
    }
    const condition = yield* conditionOf(term, ground);
    if (condition) conditions.set(condition.key, condition);
  }
  const facets: Partial<Record<FacetField, Choice>> = {};
  for (const [field, some] of chosen) facets[field] = yield* choiceOf(ground, field, some);
  return {
    conditions: [...conditions.values()].sort((one, other) => cost(one) - cost(other)),
    facets,
  };
}

const isFacet = (term: QueryTerm): term is FacetTerm =>
  term.kind === 'values' && (facetFields as readonly string[]).includes(term.field);

const saysNothing = (term: QueryTerm): boolean => term.kind !== 'word' && term.values.length === 0;

const valuesOf = ({ values }: ValuesTerm) => values.map(({ text, isWhole }) => [fold(text), isWhole]);

/** Lower is sooner. A needle of one character needs no text; of the others the longest is the rarest. */
function cost(condition: Condition): number {
  if (condition.kind !== 'text') return -2;
  const shortest = Math.min(...condition.needles.map(({ text }) => text.length));
  if (shortest === 1) return -1;
  return condition.isNegated ? 1 : 1 / shortest;
}

function* conditionOf(term: QueryTerm, ground: Ground): Steps<Condition | null> {
  if (term.kind === 'word') return wordCondition(term);
  if (term.kind === 'time') return timeCondition(term, ground.now);
  const { field, isNegated } = term;
  const key = JSON.stringify([field, isNegated, valuesOf(term)]);
  if (isFacet(term)) {
    const choice = yield* choiceOf(ground, term.field, [term]);
    return { kind: 'choice', key, isNegated, choice };
  }
  return textCondition(
    key,
    field === 'id' ? 'id' : 'customer',
    isNegated,
    term.values.map(({ text, isWhole }) => ({ text: foldLine(text), isWhole })),
  );
}

/** Null for a word of which folding leaves nothing, like a mark that cannot be seen. */
function wordCondition({ text, isNegated }: WordTerm): Condition | null {
  const word = foldLine(text);
  if (word.trim() === '') return null;
  const needles = [{ text: word, isWhole: false }];
  return textCondition(JSON.stringify(['word', isNegated, word]), 'anywhere', isNegated, needles);
}

const textCondition = (
  key: string,
  where: TextCondition['where'],
  isNegated: boolean,
  needles: readonly Needle[],
): TextCondition => ({ kind: 'text', key, where, isNegated, needles });

const timeCondition = ({ field, values, isNegated }: TimeTerm, now: number): Condition => ({
  kind: 'time',
  key: JSON.stringify([field, isNegated, values]),
  field,
  isNegated,
  windows: values.map((value) => timeWindow(field, value, now)),
});
