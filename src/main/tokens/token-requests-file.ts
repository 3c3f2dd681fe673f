/** One day's token requests by realm, on disk: numbers, no token and no customer. */
import { z } from 'zod';
import { realmIdSchema } from '../../shared/realm';
import type { ContentKind } from '../storage/content-kind';
import { openStored } from '../storage/open-stored';
import type { Stored } from '../storage/stored';

const dayOfRequestsSchema = z.strictObject({
  version: z.literal(1),
  /** Local day, 'yyyy-mm-dd'; empty before the first request. */
  day: z.string(),
  counts: z.record(realmIdSchema, z.number().int().nonnegative()),
});
export type DayOfRequests = z.output<typeof dayOfRequestsSchema>;

const tokenRequestsFile: ContentKind<DayOfRequests> = {
  name: 'token-requests',
  label: 'token requests',
  version: 1,
  schema: dayOfRequestsSchema,
  empty: { version: 1, day: '', counts: {} },
};

/** Whatever is on disk: what was lost is a figure, of which nobody needs a notice. `now` is in epoch milliseconds. */
export async function openTokenRequests(folder: string, now: number): Promise<Stored<DayOfRequests>> {
  const { stored } = await openStored(folder, tokenRequestsFile, now);
  return stored;
}
