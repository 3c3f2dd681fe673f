/** A saved view as the settings file holds it. Read one by one, so that a damaged one costs itself alone. */
import { z } from 'zod';
import { usualSort } from '../../shared/columns';
import { type SavedView, savedViewSchema } from '../../shared/view';
import { keptColumnsSchema, keptSortSchema } from '../storage/kept-look';

const keptViewSchema = z.object({
  ...savedViewSchema.shape,
  columns: keptColumnsSchema.catch([]),
  /** By a column that this version does not know: as usual, and the view can still be used. */
  sort: keptSortSchema.catch(usualSort),
});

/** Null where it cannot be used. Its query is not judged here: one that no longer reads is shown as if it were typed. */
export const readView = (kept: unknown): SavedView | null => keptViewSchema.safeParse(kept).data ?? null;

/** Which view it is, whether or not the rest can be read. */
export const idOf = (kept: unknown): string | undefined => namedSchema.safeParse(kept).data?.id;

/** The realm it belongs to, whether or not the rest can be read. */
export const realmOf = (kept: unknown): string | undefined => ownedSchema.safeParse(kept).data?.realmId;

const namedSchema = z.object({ id: z.string() });
const ownedSchema = z.object({ realmId: z.string() });
