import { useDeferredValue, useMemo, useState } from 'react';
import { useRealms } from '../stores';
import { type Result, ResultKeeper } from './rows/result';
import { useConsents, useView } from './stores';

export function useRealmNames(): ReadonlyMap<string, string> {
  const entries = useRealms((state) => state.entries);
  return useMemo(() => new Map(entries.map(({ profile }) => [profile.id, profile.name])), [entries]);
}

/** The rows that pass the filter, in order. */
export function useResult(now: number): Result {
  const table = useConsents((state) => state.table);
  const version = useConsents((state) => state.version);
  // What is typed is on screen before it is searched for.
  const filter = useDeferredValue(useView((state) => state.filter));
  const sort = useView((state) => state.sort);
  const realmNames = useRealmNames();
  const [keeper] = useState(() => new ResultKeeper());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table is changed in place, and `version` says when
  return useMemo(
    () => keeper.answer(table, { filter, sort, realmNames, now }),
    [keeper, table, version, filter, sort, realmNames, now],
  );
}
