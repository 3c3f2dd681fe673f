/** How many calls of a filter are newer than what is shown. */
import type { ActivityFilter } from '../../../shared/activity';
import type { BridgeClient } from '../../../shared/bridge';

/** Both are counted now: of those that match, the oldest may have been let go since the list was read. */
export async function newCallsSince(
  { read }: Pick<BridgeClient['activity'], 'read'>,
  filter: ActivityFilter,
  asOf: number,
): Promise<number> {
  const [then, now] = await Promise.all([
    read({ filter, asOf, from: 0, limit: 1 }),
    read({ filter, asOf: null, from: 0, limit: 1 }),
  ]);
  return Math.max(0, now.matched - then.matched);
}
