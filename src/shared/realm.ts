/**
 * A realm as the operator configures it. The profile never holds a secret; a draft carries secrets one way, from the form to the vault.
 *
 * Pasted values come with spaces, line ends and byte order marks: what is harmless is tidied, what is ambiguous is refused with a
 * message for its field.
 */
import { z } from 'zod';
import { accents, environments, exchangedTokenTypes, exchangeModes, requestedSubjects } from './realm-terms';

export * from './realm-terms';

export const realmIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export type RealmId = z.infer<typeof realmIdSchema>;

/** White space and invisible marks that a paste brings along at either end. */
const pastedEdges = /^[\s\u200b\u200e\u200f\u2060\ufeff]+|[\s\u200b\u200e\u200f\u2060\ufeff]+$/g;
const tidy = (text: string): string => text.replace(pastedEdges, '');

const text = (what: string, max: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(z.string().min(1, `${what} is missing.`).max(max, `At most ${max} characters.`));

const optionalText = (max: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(z.string().max(max, `At most ${max} characters.`))
    .transform((value) => (value === '' ? undefined : value))
    .optional();

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Why an address cannot be a base URL, or null. Whether http to loopback is allowed is main's to say (#23). */
function addressProblem(address: string): string | null {
  if (address === '') return 'The address is missing.';
  if (!URL.canParse(address)) return 'This is not a web address. It should look like https://login.wych.app';
  const url = new URL(address);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'Use https:// so that secrets are never sent in clear.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'The address must start with https://';
  if (url.username !== '' || url.password !== '') return 'Leave user name and password out of the address.';
  if (url.search !== '' || url.hash !== '') return 'Leave out everything from ? or # on.';
  return null;
}

const baseUrl = z
  .string()
  .transform((value) => tidy(value).replace(/\/+$/, ''))
  .superRefine((value, context) => {
    const problem = addressProblem(value);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

/** A path below the API's base URL; `{consentId}` and the like are filled in, percent-encoded. */
const route = (placeholder?: string) =>
  z
    .string()
    .transform(tidy)
    .superRefine((path, context) => {
      if (path === '') return;
      if (!/^(\/[A-Za-z0-9._~{}-]+)+$/.test(path) || path.split('/').includes('..'))
        context.addIssue({
          code: 'custom',
          message: 'A path starts with / and has no spaces, query or dots-only parts.',
        });
      // Without its placeholder a revoke path would name every consent at once.
      if (placeholder && path.split(placeholder).length !== 2)
        context.addIssue({ code: 'custom', message: `The path must hold ${placeholder} once.` });
    })
    .transform((path) => (path === '' ? undefined : path))
    .optional();

/** What the public documents do not say is assumed (`main/wych/routes.ts`) and can be overridden here, realm by realm. */
export const routeOverridesSchema = z.strictObject({
  list: route(),
  one: route('{consentId}'),
  revoke: route('{consentId}'),
  revokeMethod: z.enum(['DELETE', 'POST']).optional(),
  users: route(),
  userToken: route('{userId}'),
});
export type RouteOverrides = z.infer<typeof routeOverridesSchema>;

/** RFC 6749's words for a scope; one of RFC 8693's audience has the same. */
const words = (max: number) =>
  optionalText(max).refine(
    (value) => value === undefined || /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(value),
    'Plain letters, digits and signs only, with one space between two of them.',
  );

/**
 * How the client token is exchanged for one of a customer (U1). Whatever is left out is what Wych's guide and its login want; see
 * `main/wych/exchange-settings.ts`.
 */
export const exchangeOverridesSchema = z.strictObject({
  mode: z.enum(exchangeModes).optional(),
  /** By Wych's own route. */
  method: z.enum(['GET', 'POST']).optional(),
  /** By RFC 8693 at the realm's login, whose parameters differ from realm to realm. */
  requestedSubject: z.enum(requestedSubjects).optional(),
  subjectTokenType: z.enum(exchangedTokenTypes).optional(),
  requestedTokenType: z.enum(exchangedTokenTypes).optional(),
  audience: words(500),
  scope: words(1000),
});
export type ExchangeOverrides = z.infer<typeof exchangeOverridesSchema>;

const profileFields = {
  name: text('The name', 60),
  environment: z.enum(environments),
  loginBaseUrl: baseUrl,
  realmName: z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'The realm name is missing.')
        .max(100)
        .regex(/^[A-Za-z0-9._-]+$/, 'Only letters, digits, dot, dash and underscore.')
        // A URL folds these away.
        .refine((name) => !/^\.+$/.test(name), 'A realm name is more than dots.'),
    ),
  apiBaseUrl: baseUrl,
  clientId: text('The client id', 200),
  partnerId: optionalText(200),
  appId: optionalText(200),
  accent: z.enum(accents),
  routes: routeOverridesSchema,
  /** Absent in profiles of earlier versions. */
  exchange: exchangeOverridesSchema.optional(),
};

export const realmProfileSchema = z.strictObject({
  id: realmIdSchema,
  ...profileFields,
  /** Nothing is ever changed in it through this app, locked or unlocked (V3). */
  readOnly: z.boolean(),
  /** Served by the built-in simulator: no account, no network. */
  demo: z.boolean(),
});
export type RealmProfile = z.infer<typeof realmProfileSchema>;

/** Typed once, never shown again. Empty or absent keeps what the vault has. */
const secret = z
  .string()
  .transform(tidy)
  .pipe(
    z
      .string()
      .max(4096, 'At most 4,096 characters.')
      .regex(
        /^[^\s\p{Cc}]*$/u,
        'There is a space or line break inside. Copy it again, without the text around it.',
      ),
  )
  .transform((value) => (value === '' ? undefined : value))
  .optional();

export const realmDraftSchema = z.strictObject({
  /** Absent for a new realm. */
  id: realmIdSchema.optional(),
  ...profileFields,
  readOnly: z.boolean().default(false),
  clientSecret: secret,
  apiKey: secret,
});
export type RealmDraftInput = z.input<typeof realmDraftSchema>;
export type RealmDraft = z.output<typeof realmDraftSchema>;

/** What the window learns of a secret: that it is there, is missing, or cannot be read with today's keychain. */
export const secretStateSchema = z.enum(['stored', 'missing', 'unreadable']);
export type SecretState = z.infer<typeof secretStateSchema>;

export const realmEntrySchema = z.strictObject({
  profile: realmProfileSchema,
  secrets: z.strictObject({ clientSecret: secretStateSchema, apiKey: secretStateSchema }),
});
export type RealmEntry = z.infer<typeof realmEntrySchema>;
