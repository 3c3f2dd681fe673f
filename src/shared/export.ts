/**
 * Filtered rows on their way to a file (E2): the window hands them over in slices, main asks for the place, makes them harmless for a spreadsheet
 * and writes them. Until `finish` there is nothing under the final name.
 */
import { z } from 'zod';
import { realmIdSchema } from './realm';

export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportIdSchema = z.string().min(1).max(64);
/** Rows in one message. */
export const exportSlice = 1000;

const cell = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
export type ExportCell = z.infer<typeof cell>;

export const exportBeginSchema = z.strictObject({
  format: z.enum(exportFormats),
  columns: z
    .array(
      z.strictObject({ key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), title: z.string().min(1).max(80) }),
    )
    .min(1)
    .max(60)
    .refine(
      (columns) => new Set(columns.map(({ key }) => key)).size === columns.length,
      'A column comes twice.',
    ),
  realmIds: z.array(realmIdSchema).min(1).max(100),
  /** How many rows will come; `finish` refuses another number. */
  rows: z.number().int().nonnegative(),
  /** The filter in words, for the audit log; no personal data. */
  filtered: z.boolean(),
});
/** Null: the operator chose no place. */
export type ExportBegin = z.infer<typeof exportBeginSchema>;
export const exportBegunSchema = z
  .strictObject({ exportId: exportIdSchema, fileName: z.string() })
  .nullable();
export type ExportBegun = z.infer<typeof exportBegunSchema>;

export const exportRowsSchema = z.strictObject({
  exportId: exportIdSchema,
  rows: z.array(z.array(cell).max(60)).max(exportSlice),
});
export const exportProgressSchema = z.strictObject({ rows: z.number().int(), bytes: z.number().int() });
export type ExportProgress = z.infer<typeof exportProgressSchema>;
export const exportNameSchema = z.strictObject({ exportId: exportIdSchema });
export const exportedSchema = z.strictObject({
  fileName: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
});
export type Exported = z.infer<typeof exportedSchema>;
