import type { Scope } from '../../../shared/app-status';
import type { Visit } from '../../../shared/customer';

/** The visit that the list on screen is read in. None in another realm: main ends it at the switch, and says so a moment later. */
export const visitHere = (visit: Visit | null, scope: Scope | null): Visit | null =>
  visit && scope?.kind === 'realm' && scope.realmId === visit.realmId ? visit : null;
