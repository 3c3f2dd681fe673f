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
  'routes.users',
  'routes.userToken',
  'exchange.mode',
  'exchange.method',
  'exchange.requestedSubject',
  'exchange.audience',
  'exchange.scope',
  'exchange.subjectTokenType',
  'exchange.requestedTokenType',
] as const;
export type FieldName = (typeof fieldNames)[number];
/** A part of the profile whose fields are all optional. */
type Part = 'routes' | 'exchange';
type FieldIn<P extends Part> = Extract<FieldName, `${P}.${string}`>;

const fieldsOf = <P extends Part>(part: P): FieldIn<P>[] =>
  fieldNames.filter((field): field is FieldIn<P> => field.startsWith(`${part}.`));

function partOf<P extends Part>(
  part: P,
  values: Readonly<Record<string, string | undefined>>,
): Record<FieldIn<P>, string> {
  const entries = fieldsOf(part).map((field) => [field, values[field.slice(part.length + 1)] ?? '']);
  return Object.fromEntries(entries) as Record<FieldIn<P>, string>;
}

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
  ...partOf('routes', {}),
  ...partOf('exchange', {}),
};

/** A profile to be edited, or null for a new realm. Secrets always start empty: the window never learns them. */
export function valuesOf(profile: RealmProfile | null): FormValues {
  if (!profile) return blank;
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
    ...partOf('routes', profile.routes),
    ...partOf('exchange', profile.exchange ?? {}),
  };
}

/** As the bridge takes it. What is not valid is told by the schema, here and in main. */
export function draftOf(values: FormValues, id: RealmId | null): RealmDraftInput {
  const plain = Object.fromEntries(Object.entries(values).filter(([name]) => !name.includes('.')));
  const exchange = setIn('exchange', values);
  return {
    ...plain,
    ...(id ? { id } : {}),
    readOnly: values.readOnly === 'yes',
    routes: setIn('routes', values),
    ...(Object.keys(exchange).length > 0 ? { exchange } : {}),
  } as RealmDraftInput;
}

/** What of a part is set; empty fields are left to the app. */
const setIn = (part: Part, values: FormValues): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(part)
      .filter((field) => values[field] !== '')
      .map((field) => [field.slice(part.length + 1), values[field]]),
  );

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
