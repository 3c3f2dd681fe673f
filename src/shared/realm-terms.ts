/** The words of a realm's profile. Apart from its schema, so that the window's first paint needs no schema library. */

export const environments = ['sandbox', 'production'] as const;
export type Environment = (typeof environments)[number];

/** Accent colours, by the names that the window's theme knows. */
export const accents = [
  'teal',
  'blue',
  'indigo',
  'violet',
  'grape',
  'pink',
  'red',
  'orange',
  'yellow',
  'lime',
] as const;
export type Accent = (typeof accents)[number];

/** By whom a customer's token is given: Wych's API by its own route, or the realm's login by RFC 8693. */
export const exchangeModes = ['wych', 'rfc8693'] as const;

/** What the login is told of the customer. Without any, it would give the client a token of its own. */
export const requestedSubjects = ['id', 'email'] as const;

/** Types of tokens by the last part of their RFC 8693 names. */
export const exchangedTokenTypes = ['access_token', 'jwt'] as const;

export const secretFields = ['clientSecret', 'apiKey'] as const;
export type SecretField = (typeof secretFields)[number];

/** Whether `typed` confirms the realm's name. An empty name never matches. */
export const confirmsRealmName = (profile: { name: string }, typed: string): boolean =>
  profile.name.trim() !== '' && typed.trim() === profile.name.trim();
