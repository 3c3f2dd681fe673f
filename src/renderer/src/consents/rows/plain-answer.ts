/** For tests: what `ResultKeeper` answers, said as plainly as can be, row by row and over whole consents. Slow, and easy to believe. */
import type { Consent } from '../../../../shared/consent';
import { describePermission } from '../../../../shared/permission';
import type { FacetField, QueryTerm, Value } from '../query/query';
import { timeWindow } from '../query/time-windows';
import type { ConsentTable } from './consent-table';
import { fold, foldLine } from './fold';
import type { Question } from './result';
import { customerLabel, permissionWords } from './row-fields';
import { shownGroups, shownStatus, statusLabels } from './shown-status';

interface Row {
  readonly row: number;
  readonly consent: Consent;
  readonly days: readonly string[];
}

type Asked = Question & { readonly table: ConsentTable };

export function plainAnswer(table: ConsentTable, question: Question) {
  const asked = { ...question, table };
  const rows = Array.from({ length: table.end }, (_, row) => row)
    .filter((row) => table.alive[row] === 1 && (question.only?.has(row) ?? true))
    .map((row) => ({ row, consent: table.at(row) as Consent, days: daysOf(table, row) }));
  const terms = question.query.terms
    .filter((term) => !term.isOff)
    .map((term) => ({ term, passing: new Set(rows.filter((row) => passes(row, term, asked))) }));
  /** By value: how many rows pass all terms but those that choose values of the field. */
  const counts = (field: FacetField, valuesOf: (consent: Consent) => readonly string[]) => {
    const others = terms.filter(
      ({ term }) => term.kind !== 'values' || term.field !== field || term.isNegated,
    );
    const byValue: Record<string, number> = {};
    for (const row of rows.filter((one) => others.every(({ passing }) => passing.has(one))))
      for (const value of new Set(valuesOf(row.consent))) byValue[value] = (byValue[value] ?? 0) + 1;
    return byValue;
  };
  return {
    rows: rows
      .filter((row) => terms.every(({ passing }) => passing.has(row)))
      .sort((one, other) => compare(one, other, question))
      .map(({ row }) => row),
    statuses: counts('status', (consent) => [shownStatus(consent, question.now)]),
    realms: counts('realm', ({ realmId }) => [realmId]),
    recipients: counts('recipient', ({ recipient: { name, id } }) =>
      [name || id].filter((label) => label !== ''),
    ),
    permissions: counts('permission', ({ permissions }) => permissions),
  };
}

const daysOf = ({ createdDay, updatedDay, expiresDay }: ConsentTable, row: number) =>
  [createdDay, updatedDay, expiresDay].map((column) => column.folded(column.codes[row] as number));

const passes = (row: Row, term: QueryTerm, asked: Asked): boolean =>
  (term.kind !== 'word' && term.values.length === 0) ||
  isIn(row, term, asked) !== term.isNegated ||
  isEmpty(term);

const isEmpty = (term: QueryTerm) => term.kind === 'word' && foldLine(term.text).trim() === '';

function isIn(row: Row, term: QueryTerm, { now, realmNames }: Asked): boolean {
  const { consent, days } = row;
  const { customer, recipient } = consent;
  const shown = shownStatus(consent, now);
  const realmName = realmNames.get(consent.realmId) ?? '';
  if (term.kind === 'word')
    return [
      ...Object.values(recipient),
      statusLabels[shown],
      consent.statusAsReceived,
      permissionWords.searched(consent.permissions),
      realmName,
    ]
      .map(fold)
      .concat(days, [consent.id, ...Object.values(customer)].map(foldLine))
      .some((text) => text.includes(foldLine(term.text)));
  if (term.kind === 'time') {
    const time = { created: consent.createdAt, updated: consent.updatedAt, expires: consent.expiresAt }[
      term.field
    ];
    return term.values.some((value) => {
      const window = timeWindow(term.field, value, now);
      return window === null ? time === null : time !== null && time >= window.start && time < window.end;
    });
  }
  const any = (texts: readonly string[], prepare = fold) =>
    term.values.some((value) => fits(value, texts, prepare));
  /** The id is known by the whole of it alone. */
  const named = (label: string, id: string) =>
    term.values.some((value) =>
      fold(value.text) === ''
        ? fits(value, [label, id], fold)
        : fold(value.text) === fold(id) || fits(value, [label], fold),
    );
  switch (term.field) {
    case 'id':
      return any([consent.id], foldLine);
    case 'customer':
      return any(Object.values(customer), foldLine);
    case 'recipient':
      return named(recipient.name || recipient.id, recipient.id);
    case 'realm':
      return named(realmName, consent.realmId);
    case 'permission':
      return any(
        consent.permissions
          .map(describePermission)
          .flatMap(({ code, cluster, words }) => [code, cluster, words]),
      );
    case 'status': {
      const group = shownGroups.find(({ statuses }) => statuses.includes(shown))?.group ?? '';
      const received = fold(consent.statusAsReceived);
      return term.values.some(
        ({ text, isWhole }) => [shown, group].includes(fold(text)) || (isWhole && fold(text) === received),
      );
    }
  }
}

const fits = (
  { text, isWhole }: Value,
  texts: readonly string[],
  prepare: (text: string) => string,
): boolean => {
  const [said, wanted] = [texts.map(prepare), prepare(text)];
  if (isWhole && wanted === '') return said.every((one) => one === '');
  return [...said, ''].some((one) => (isWhole ? one === wanted : one.includes(wanted)));
};

const { compare: collate } = new Intl.Collator(undefined, { numeric: true });

/** Without a value last in both directions; the same in the order of the table. */
function compare(one: Row, other: Row, { sort, now, realmNames }: Question): number {
  const keys = [one, other].map(({ consent }) => sortKey(consent, sort.column, now, realmNames));
  const [a, b] = keys;
  if (a === null || b === null) return Number(a === null) - Number(b === null) || one.row - other.row;
  const difference =
    typeof a === 'number' || typeof b === 'number'
      ? Number(a) - Number(b)
      : sort.column === 'id'
        ? Number((a ?? '') > (b ?? '')) - Number((a ?? '') < (b ?? ''))
        : collate(a ?? '', b ?? '');
  return (sort.descending ? -difference : difference) || one.row - other.row;
}

const statusOrder = Object.keys(statusLabels);
const within = (time: number | null) => (time === null ? null : Math.max(-4e15, Math.min(4e15, time)));

function sortKey(
  consent: Consent,
  column: Question['sort']['column'],
  now: number,
  realmNames: ReadonlyMap<string, string>,
): number | string | null {
  switch (column) {
    case 'status':
      return statusOrder.indexOf(shownStatus(consent, now));
    case 'customer':
      return customerLabel(consent) || null;
    case 'recipient':
      return consent.recipient.name || consent.recipient.id || null;
    case 'permissions':
      return consent.permissions.length;
    case 'created':
      return within(consent.createdAt);
    case 'updated':
      return within(consent.updatedAt);
    case 'expires':
      return within(consent.expiresAt);
    case 'realm':
      return realmNames.get(consent.realmId) ?? null;
    case 'id':
      return consent.id;
  }
}
