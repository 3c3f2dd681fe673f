/** The fields of a profile that say what a realm is, by the names that the form gives them. A field that is missing here does not compile. */
import type { RealmProfile } from '../../shared/realm';

export type ProfileField = Exclude<keyof RealmProfile, 'id' | 'demo'>;

const labels: Readonly<Record<ProfileField, string>> = {
  name: 'Name',
  environment: 'Environment',
  loginBaseUrl: 'Login base URL',
  realmName: 'Realm name',
  clientId: 'Client id',
  apiBaseUrl: 'API base URL',
  partnerId: 'Partner id',
  appId: 'App id',
  routes: 'Routes',
  exchange: 'Token exchange',
  readOnly: 'Read-only',
  accent: 'Colour',
};

export const profileFields = Object.entries(labels).map(([field, label]) => ({
  field: field as ProfileField,
  label,
}));
