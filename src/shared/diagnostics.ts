/** The bundle for a support ticket: made in main, shown in full, and saved as it was shown. */
import { z } from 'zod';

export const diagnosticsNameSchema = z.strictObject({ bundleId: z.string().min(1).max(64) });

export const diagnosticsSchema = z.strictObject({
  bundleId: z.string(),
  /** Epoch milliseconds. */
  madeAt: z.number(),
  /** The whole file, character for character. */
  text: z.string(),
});
export type Diagnostics = z.infer<typeof diagnosticsSchema>;
