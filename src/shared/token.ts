/** What may be known of a token outside main: everything but the token. */
import { z } from 'zod';
import { customerSchema } from './customer';
import { failureSchema } from './failure-schema';
import { realmIdSchema } from './realm';

export const tokenStateSchema = z.strictObject({
  realmId: realmIdSchema,
  state: z.enum(['none', 'valid', 'expired', 'refused']),
  /** Epoch milliseconds. */
  obtainedAt: z.number().nullable(),
  validUntil: z.number().nullable(),
  scopes: z.array(z.string()),
  /** Why /token is not asked again until the profile is edited. */
  failure: failureSchema.optional(),
});
export type TokenState = z.infer<typeof tokenStateSchema>;

/** One claim of a token, as text; instants are given as epoch milliseconds too. */
export const tokenClaimSchema = z.strictObject({
  name: z.string(),
  text: z.string(),
  at: z.number().optional(),
});
export type TokenClaim = z.infer<typeof tokenClaimSchema>;

/** The token view of a realm (C4): its client token, and the user-context token of a visit. */
export const tokenViewSchema = z.strictObject({
  ...tokenStateSchema.shape,
  /** Whom it is for: the client itself, or a customer in whose context it acts. */
  owner: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('client'), clientId: z.string() }),
    z.strictObject({ kind: z.literal('customer'), customer: customerSchema }),
  ]),
  /** What the token says of itself; null when it is opaque, or when there is none. Never the token, nor its signature. */
  claims: z.array(tokenClaimSchema).nullable(),
});
export type TokenView = z.infer<typeof tokenViewSchema>;

export const realmTokensSchema = z.strictObject({
  realmId: realmIdSchema,
  tokens: z.array(tokenViewSchema),
  /** Requests that this realm's token endpoint was sent today (local time), over all starts of the app. */
  requestsToday: z.number().int().nonnegative(),
});
export type RealmTokens = z.infer<typeof realmTokensSchema>;
