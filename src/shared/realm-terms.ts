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

export const secretFields = ['clientSecret', 'apiKey'] as const;
export type SecretField = (typeof secretFields)[number];

/** Whether `typed` confirms the realm's name. An empty name never matches. */
export const confirmsRealmName = (profile: { name: string }, typed: string): boolean =>
  profile.name.trim() !== '' && typed.trim() === profile.name.trim();
