import type { RealmProfile } from '../../../shared/realm';

/**
 * Where a realm leads and as whom. When an edit changes it, what was read before is of another place, and not of this realm any more; name,
 * colour and paths may change. A demo realm is at another port in each run of the app, and always the same realm.
 */
export const placeOf = (profile: RealmProfile): string => {
  const { environment, loginBaseUrl, realmName, apiBaseUrl, clientId, partnerId, appId } = profile;
  if (profile.demo) return profile.id;
  return JSON.stringify([environment, loginBaseUrl, realmName, apiBaseUrl, clientId, partnerId, appId]);
};

/** The realms that lead where they led; one that is new has read nothing yet. */
export const unmoved = (profiles: readonly RealmProfile[], before: ReadonlyMap<string, string>): string[] =>
  profiles
    .filter((profile) => (before.get(profile.id) ?? placeOf(profile)) === placeOf(profile))
    .map(({ id }) => id);
