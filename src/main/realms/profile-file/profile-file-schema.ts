/**
 * Realm profiles as a file that a team shares (R5): what it holds, version 1. Never a secret: it has no field for one, and a file that holds one all
 * the same is refused (`secret-in-file.ts`). Demo realms are each computer's own and stay out.
 */
import { z } from 'zod';
import { realmProfileSchema } from '../../../shared/realm';
import type { ChosenKind } from '../../storage/chosen-text';

export const profileFileFormat = 'wych-consent-inspector/realm-profiles';
export const profileFileVersion = 1;

export const profileFileKind: ChosenKind = {
  name: 'file of realm profiles',
  hint: 'Choose the .json file that a colleague saved with ‘Export realms…’.',
  asWritten: 'Ask for the file as this app wrote it, for example as an attachment.',
  limit: 4 * 1024 * 1024,
};

/** A profile without what belongs to one computer. A field that an older file does not have yet takes its usual value. */
export const sharedProfileSchema = realmProfileSchema
  .omit({ demo: true })
  .extend({ readOnly: z.boolean().default(false) });
export type SharedProfile = z.output<typeof sharedProfileSchema>;

export const profileFileSchema = z.strictObject({
  format: z.literal(profileFileFormat),
  version: z.literal(profileFileVersion),
  /** ISO 8601, for whoever opens the file in an editor. */
  savedAt: z.string().max(40),
  realms: z.array(sharedProfileSchema).min(1).max(1000),
});
