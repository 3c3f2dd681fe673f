/** What became of a file that the operator was asked a place for. The window learns its name, never its path. */
import { z } from 'zod';

export const savedSchema = z.union([
  z.strictObject({ saved: z.literal(false) }),
  z.strictObject({ saved: z.literal(true), fileName: z.string() }),
]);
export type Saved = z.infer<typeof savedSchema>;
