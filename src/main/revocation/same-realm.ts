import type { RealmProfile } from '../../shared/realm';

/** What makes a realm this realm to whoever chose a consent in it. Colours, routes and credentials may change. */
const identity = ['id', 'name', 'environment', 'loginBaseUrl', 'realmName', 'apiBaseUrl'] as const;

/** Whether a profile still leads where it led when something was planned in it (#30). */
export const isSameRealm = (planned: RealmProfile, now: RealmProfile): boolean =>
  identity.every((field) => planned[field] === now[field]);
