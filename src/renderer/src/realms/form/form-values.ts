/**
 * What is typed in the realm form: every field a string, named as `realmDraftSchema` and failures of main name it. What is switched on and off is
 * 'yes' or empty.
 */
import type { RealmDraftInput, RealmId, RealmProfile } from '../../../../shared/realm';

/** In the order they stand on the form: the first bad one gets the focus. */
export const fieldNames = [
  'name',
  'environment',
  'readOnly',
  'accent',
  'loginBaseUrl',
  'realmName',
  'clientId',
  'clientSecret',
  'apiBaseUrl',
  'apiKey',
  'partnerId',
  'appId',
  'routes.list',
  'routes.one',
  'routes.revoke',
  'routes.revokeMethod',
] as const;
export type FieldName = (typeof fieldNames)[number];
export type FormValues = Readonly<Record<FieldName, string>>;
export type FieldErrors = Readonly<Partial<Record<FieldName, string>>>;

export const isFieldName = (name: string | undefined): name is FieldName =>
  fieldNames.includes(name as FieldName);

/** The environment is left open: a production realm saved as a sandbox by mistake would lose its protection. */
const blank: FormValues = {
  name: '',
  environment: '',
  readOnly: '',
  accent: 'teal',
  loginBaseUrl: 'https://login.wych.app',
  realmName: '',
  clientId: '',
  clientSecret: '',
  apiBaseUrl: 'https://api.wych.io/v4',
  apiKey: '',
  partnerId: '',
  appId: '',
  'routes.list': '',
  'routes.one': '',
  'routes.revoke': '',
  'routes.revokeMethod': '',
};

/** A profile to be edited, or null for a new realm. Secrets always start empty: the window never learns them. */
export function valuesOf(profile: RealmProfile | null): FormValues {
  if (!profile) return blank;
  const { routes } = profile;
  return {
    name: profile.name,
    environment: profile.environment,
    readOnly: profile.readOnly ? 'yes' : '',
    accent: profile.accent,
    loginBaseUrl: profile.loginBaseUrl,
    realmName: profile.realmName,
    clientId: profile.clientId,
    clientSecret: '',
    apiBaseUrl: profile.apiBaseUrl,
    apiKey: '',
    partnerId: profile.partnerId ?? '',
    appId: profile.appId ?? '',
    'routes.list': routes.list ?? '',
    'routes.one': routes.one ?? '',
    'routes.revoke': routes.revoke ?? '',
    'routes.revokeMethod': routes.revokeMethod ?? '',
  };
}

/** As the bridge takes it. What is not valid is told by the schema, here and in main. */
export function draftOf(values: FormValues, id: RealmId | null): RealmDraftInput {
  const { 'routes.list': list, 'routes.one': one, 'routes.revoke': revoke, ...rest } = values;
  const { 'routes.revokeMethod': method, readOnly, ...fields } = rest;
  const routes = {
    ...(list ? { list } : {}),
    ...(one ? { one } : {}),
    ...(revoke ? { revoke } : {}),
    ...(method ? { revokeMethod: method } : {}),
  };
  return { ...fields, ...(id ? { id } : {}), readOnly: readOnly === 'yes', routes } as RealmDraftInput;
}

export const sameValues = (a: FormValues, b: FormValues): boolean =>
  fieldNames.every((field) => a[field] === b[field]);

/** What decides how a connection test ends: all but how the realm looks in the window and what may be done in it. */
const connectionFields = fieldNames.filter(
  (field) => !['name', 'environment', 'readOnly', 'accent'].includes(field),
);

export const sameConnection = (a: FormValues, b: FormValues): boolean =>
  connectionFields.every((field) => a[field] === b[field]);

export const without = (errors: FieldErrors, field: FieldName): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([name]) => name !== field));
