/** What may be known of a token outside main: everything but the token. */
import { z } from 'zod';
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
