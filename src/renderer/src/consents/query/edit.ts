/**
 * What a click on a filter or a chip changes in a query. Pure, and of no interest in text: a term that stays is the same object, one that takes
 * the place of another has its span, and a new one has none; `rewrite.ts` makes the text of it.
 */
import { format, formatTerm } from './format';
import type {
  FacetField,
  Query,
  QueryField,
  QueryTerm,
  TextField,
  TimeField,
  TimeValue,
  Value,
} from './query';

export type Edit = (query: Query) => Query;

/** Of a term that stands nowhere in the text yet. */
export const nowhere = { start: -1, end: -1 } as const;

/** The term that the filter button of a field shows and changes: its first that is not a 'not', one that is applied before one that is off. */
export function positiveTerm<F extends QueryField>(
  query: Query,
  field: F,
): (QueryTerm & { readonly field: F }) | undefined {
  const terms = query.terms.filter(
    (term): term is QueryTerm & { readonly field: F } =>
      term.kind !== 'word' && term.field === field && !term.isNegated,
  );
  return terms.find(({ isOff }) => !isOff) ?? terms[0];
}

/** Whoever touches a filter that was off wants to see it work. */
export const setValues =
  (field: FacetField | TextField, values: readonly Value[]): Edit =>
  (query) =>
    put(query, field, values.length > 0 && { ...fresh, kind: 'values', field, values });

export const setTimes =
  (field: TimeField, values: readonly TimeValue[]): Edit =>
  (query) =>
    put(query, field, values.length > 0 && { ...fresh, kind: 'time', field, values });

const isPart = (field: QueryField) => (term: QueryTerm) =>
  term.kind === 'values' &&
  term.field === field &&
  !term.isNegated &&
  term.values.length <= 1 &&
  term.values.every(({ isWhole }) => !isWhole);

/** The words that `setParts` sets. */
export const partsOf = ({ terms }: Query, field: TextField): readonly string[] =>
  terms
    .filter(isPart(field))
    .flatMap((term) => (term.kind === 'values' ? term.values.map(({ text }) => text) : []));

/** One term for each part, so that all of them must be found; terms of several values, or of a whole one, stay. */
export const setParts =
  (field: TextField, parts: readonly string[]): Edit =>
  ({ terms }) => {
    const old = terms.filter(isPart(field));
    const wanted = parts.map(
      (text, place): QueryTerm => ({
        ...fresh,
        span: old[place]?.span ?? nowhere,
        kind: 'values',
        field,
        values: [{ text, isWhole: false }],
      }),
    );
    const settled = terms.flatMap((term) => (old.includes(term) ? (wanted[old.indexOf(term)] ?? []) : term));
    return { terms: [...settled, ...wanted.slice(old.length)] };
  };

/** All terms of a field, negated ones too. */
export const clearField =
  (field: QueryField): Edit =>
  ({ terms }) => ({ terms: terms.filter((term) => term.kind === 'word' || term.field !== field) });

/**
 * Terms are known by what they say: what is applied may be older than the text, while something in it cannot be read. One that stands twice
 * is one to the operator.
 */
export const setOff =
  (said: QueryTerm, isOff: boolean): Edit =>
  ({ terms }) => ({
    terms: terms.map((term) => (saysSame(term, said) ? { ...term, isOff } : term)),
  });

export const remove =
  (said: QueryTerm): Edit =>
  ({ terms }) => ({ terms: terms.filter((term) => !saysSame(term, said)) });

export const saysSame = (one: QueryTerm, other: QueryTerm): boolean => formatTerm(one) === formatTerm(other);

/** Whether two queries ask the same, wherever in the text. */
export const asksSame = (one: Query, other: Query): boolean => format(one) === format(other);

const fresh = { span: nowhere, isNegated: false, isOff: false } as const;

function put({ terms }: Query, field: QueryField, wanted: QueryTerm | false): Query {
  const old = positiveTerm({ terms }, field);
  if (!old) return { terms: wanted ? [...terms, wanted] : terms };
  return {
    terms: terms.flatMap((term) => {
      if (term !== old) return [term];
      return wanted ? [{ ...wanted, span: old.span }] : [];
    }),
  };
}
