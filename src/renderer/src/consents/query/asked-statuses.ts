/** Which statuses of records a query is after: what a server can be asked for, where `status:` asks for what rows show. */
import type { ConsentStatus } from '../../../../shared/consent-status';
import type { ShownStatus } from '../rows/shown-status';
import type { Query, ValuesTerm } from './query';
import { statusesOf } from './status-words';

/** None where any status will do, or where the server's own words are asked for. */
export function askedStatuses({ terms }: Query): readonly ConsentStatus[] {
  const asked = terms
    .filter(
      (term): term is ValuesTerm =>
        term.kind === 'values' && term.field === 'status' && !term.isOff && !term.isNegated,
    )
    .map(statusesOfTerm);
  const [one = [], ...others] = asked;
  return [...new Set(one)].filter((status) => others.every((other) => other.includes(status)));
}

const statusesOfTerm = ({ values }: ValuesTerm): readonly ConsentStatus[] =>
  values.some(({ isWhole }) => isWhole) ? [] : values.flatMap(({ text }) => statusesOf(text)).flatMap(behind);

/** What shows as expired in effect is active or pending to its server. */
const behind = (shown: ShownStatus): readonly ConsentStatus[] =>
  shown === 'lapsed' ? ['active', 'pending'] : [shown];
