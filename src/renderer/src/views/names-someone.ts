/** Whether a search may hold what somebody typed about a person: a name, an e-mail address, a consent's id. */
import type { Query } from '../consents/query/query';

/** @param isRead false where the text could not be read: then anything may stand in it. */
export const namesSomeone = (query: Query, isRead: boolean): boolean =>
  !isRead ||
  query.terms.some(
    (term) =>
      term.kind === 'word' || (term.kind === 'values' && (term.field === 'customer' || term.field === 'id')),
  );
