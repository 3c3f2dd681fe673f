/** What the palette offers of acting on behalf of a customer. */
import type { Visit } from '../../../shared/customer';
import { endVisit, openActFor } from './acts';
import { shortTitle } from './customer-words';

export function visitCommands(visit: Visit | null) {
  const find = {
    id: 'act-for',
    title: visit ? 'Act for another customer…' : 'Act for a customer…',
    group: 'Actions' as const,
    keywords: 'on behalf user find e-mail visit exchange',
    key: 'B',
    run: () => openActFor(),
  };
  if (!visit) return [find];
  const end = {
    id: 'end-visit',
    title: `End acting for ${shortTitle(visit.customer, 60)}`,
    group: 'Actions' as const,
    keywords: 'on behalf leave stop visit customer',
    key: 'E',
    run: endVisit,
  };
  return [end, find];
}
