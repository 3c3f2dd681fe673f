/**
 * Which realms can be changed at the moment (V3). A production realm is read-only until it is unlocked with its typed name, for a time; a realm
 * marked read-only stays so. Kept and enforced in main.
 */
import { z } from 'zod';
import { realmIdSchema } from './realm';

export const realmLockSchema = z.strictObject({
  realmId: realmIdSchema,
  /** `open`: a sandbox, never locked. `read-only`: marked so in the realm's settings. */
  state: z.enum(['open', 'locked', 'unlocked', 'read-only']),
  /** Epoch milliseconds; null unless unlocked. */
  unlockedUntil: z.number().nullable(),
});
export type RealmLock = z.infer<typeof realmLockSchema>;

export const unlockSchema = z.strictObject({ realmId: realmIdSchema, typedRealmName: z.string().max(200) });
export type UnlockOrder = z.infer<typeof unlockSchema>;
