/**
 * Consents of one or many realms, moved to the window in pulls: the window asks for what has arrived since it last asked. So it is never
 * flooded, and a window that goes away simply stops asking.
 */
import { z } from 'zod';
import { consentSchema } from './consent';
import { failureSchema } from './failure-schema';
import { realmIdSchema } from './realm';

export const browseIdSchema = z.string().min(1).max(64);

export const realmProgressSchema = z.strictObject({
  realmId: realmIdSchema,
  state: z.enum(['loading', 'complete', 'stopped', 'failed']),
  received: z.number().int(),
  /** What the server says there is; null when it does not say. */
  total: z.number().int().nullable(),
  /** Records without a usable id: counted, never guessed. */
  unreadable: z.number().int(),
  /** Records that came twice (overlapping pages): merged into one. */
  repeated: z.number().int(),
  failure: failureSchema.optional(),
});
export type RealmProgress = z.infer<typeof realmProgressSchema>;

export const browsePullSchema = z.strictObject({
  consents: z.array(consentSchema),
  progress: z.array(realmProgressSchema),
  /** True with the last pull; the browse is forgotten after it. */
  done: z.boolean(),
});
export type BrowsePull = z.infer<typeof browsePullSchema>;
