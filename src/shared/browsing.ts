/**
 * How far the reading of each realm has come. The consents themselves come packed, on the port of the browse (see `consent-chunk.ts`), as
 * the window asks for them: so it is never flooded, and a window that goes away simply stops asking.
 */
import { z } from 'zod';
import { consentStatuses } from './consent-status';
import { visitIdSchema } from './customer';
import type { Failure } from './failure';
import { realmIdSchema } from './realm';

export const browseIdSchema = z.string().min(1).max(64);

/**
 * What is to be read: whole lists; or, with `first`, a head start for these statuses as far as each server tells them apart. A head start is
 * read beside the whole lists and takes the place of none: it may bring all, some or nothing of what is asked for.
 */
export const browseOrderSchema = z.strictObject({
  realmIds: z.array(realmIdSchema).min(1).max(1000),
  first: z.array(z.enum(consentStatuses)).min(1).max(consentStatuses.length).optional(),
  /** Of the customer of this visit alone, with their token; the visit is in the one realm that is read. */
  visitId: visitIdSchema.optional(),
});

export interface RealmProgress {
  readonly realmId: string;
  readonly state: 'loading' | 'complete' | 'stopped' | 'failed';
  readonly received: number;
  /** What the server says there is; null when it does not say. */
  readonly total: number | null;
  /** Records without a usable id: counted, never guessed. */
  readonly unreadable: number;
  /** Records that came twice (overlapping pages): merged into one. */
  readonly repeated: number;
  readonly failure?: Failure;
}
