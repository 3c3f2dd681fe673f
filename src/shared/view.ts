/** How an operator looks at consents: which, in which columns, in which order; and such a look kept under a name (B4). */
import { z } from 'zod';
import { columnKeys } from './columns';
import { realmIdSchema } from './realm';

export const sortSchema = z.strictObject({ column: z.enum(columnKeys), descending: z.boolean() });

export const columnSchema = z.strictObject({
  key: z.enum(columnKeys),
  /** CSS pixels; null: as wide as the room allows. */
  width: z.number().int().min(48).max(1200).nullable(),
  isHidden: z.boolean(),
});
/** In the order of the page; each column once. One that is missing is shown at its usual place. */
export const columnsSchema = z
  .array(columnSchema)
  .max(columnKeys.length)
  .refine((columns) => new Set(columns.map(({ key }) => key)).size === columns.length, {
    message: 'A column stands twice.',
  });

export const viewIdSchema = z.string().min(1).max(64);

export const viewDraftSchema = z.strictObject({
  /** Absent for a new view. */
  id: viewIdSchema.optional(),
  name: z
    .string()
    .trim()
    .max(60, 'At most 60 characters.')
    .regex(/^\P{Cc}*$/u, 'Leave line breaks out of the name.')
    // Invisible marks alone are no name.
    .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'Give the view a name.'),
  /** The realm the view belongs to; null: offered in every realm and in all of them together. */
  realmId: realmIdSchema.nullable(),
  /** As it is typed in the search box. */
  query: z.string().max(10_000),
  columns: columnsSchema,
  sort: sortSchema,
});
export type ViewDraft = z.infer<typeof viewDraftSchema>;

export const savedViewSchema = viewDraftSchema.required({ id: true });
export type SavedView = z.infer<typeof savedViewSchema>;
