/** Which views are offered where, and which of them the list shows at the moment. Pure. */
import type { SavedView } from '../../../shared/view';
import type { Look } from '../consents/view-store';
import { sameLook, sameQuery } from './look';
import { type UsualView, usualViews } from './usual-views';

export interface Offered {
  readonly ofRealm: readonly SavedView[];
  readonly ofAll: readonly SavedView[];
}

/** @param realmId null where all realms are open: a view of one of them has no meaning there. */
export function offeredIn(views: readonly SavedView[], realmId: string | null): Offered {
  const sorted = [...views].sort((one, other) => names.compare(one.name, other.name));
  return {
    ofRealm: realmId === null ? [] : sorted.filter((view) => view.realmId === realmId),
    ofAll: sorted.filter((view) => view.realmId === null),
  };
}

const names = new Intl.Collator(undefined, { numeric: true });

export type InForce =
  | { readonly kind: 'saved'; readonly view: SavedView; readonly isChanged: boolean }
  | { readonly kind: 'usual'; readonly view: UsualView }
  | { readonly kind: 'none' };

/**
 * A saved view stays in force while it is changed, since that is what can be saved or taken back. A usual view is in force by its question
 * alone: whoever types 'acme' has not changed 'All consents'.
 */
export function viewInForce(chosen: SavedView | undefined, look: Look): InForce {
  if (chosen) return { kind: 'saved', view: chosen, isChanged: !sameLook(chosen, look) };
  const usual = usualViews.find(({ query }) => sameQuery(query, look.query));
  return usual ? { kind: 'usual', view: usual } : { kind: 'none' };
}
