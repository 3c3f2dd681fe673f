import type { RealmProfile } from '../../shared/realm';

/** What makes a realm this realm to whoever chose a consent in it. Its colour and its credentials may change. */
const identity = [
  'id',
  'name',
  'environment',
  'loginBaseUrl',
  'realmName',
  'apiBaseUrl',
  'partnerId',
  'appId',
] as const;
const routes = ['list', 'one', 'revoke', 'revokeMethod'] as const;

/** Whether a profile still leads where it led when something was planned in it (#30). */
export const isSameRealm = (planned: RealmProfile, now: RealmProfile): boolean =>
  identity.every((field) => planned[field] === now[field]) &&
  routes.every((route) => planned.routes[route] === now.routes[route]);
