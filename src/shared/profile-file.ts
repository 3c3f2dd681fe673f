/** Realm profiles in and out (R5): a team shares its realms as one file, never with a secret in it. */
import { z } from 'zod';
import { realmIdSchema, realmProfileSchema } from './realm';

export const profileExportSchema = z.strictObject({ realmIds: z.array(realmIdSchema).min(1).max(1000) });

/** One field that would change: its name as the form calls it, and both values as text. */
export const profileChangeSchema = z.strictObject({
  field: z.string(),
  was: z.string(),
  becomes: z.string(),
});

export const profileImportItemSchema = z.strictObject({
  /** Its place in the file, from 0. */
  index: z.number().int().nonnegative(),
  profile: realmProfileSchema,
  state: z.enum(['new', 'same', 'changed']),
  changes: z.array(profileChangeSchema),
  /** Its addresses change, so secrets typed for the old ones do not go along and are asked for again. */
  asksForSecrets: z.boolean(),
});
export type ProfileImportItem = z.infer<typeof profileImportItemSchema>;

export const profileImportSchema = z.strictObject({
  importId: z.string().min(1).max(64),
  fileName: z.string(),
  items: z.array(profileImportItemSchema).max(1000),
});
export type ProfileImport = z.infer<typeof profileImportSchema>;

export const profileTakeSchema = z.strictObject({
  importId: z.string().min(1).max(64),
  /** Which items of the file to take, by `index`. */
  take: z.array(z.number().int().nonnegative()).min(1).max(1000),
});
