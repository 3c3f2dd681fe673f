import { useDeferredValue, useMemo, useState } from 'react';
import { useRealms } from '../stores';
import { noFilter } from './rows/filter';
import { type Result, ResultKeeper } from './rows/result';
import { useConsents, useSelection, useView } from './stores';

export function useRealmNames(): ReadonlyMap<string, string> {
  const entries = useRealms((state) => state.entries);
  return useMemo(() => new Map(entries.map(({ profile }) => [profile.id, profile.name])), [entries]);
}

/** The rows that pass the filter, in order; or, when the operator asks for them, those that are selected and no others. */
export function useResult(now: number): Result {
  const table = useConsents((state) => state.table);
  const version = useConsents((state) => state.version);
  const isPinned = useSelection((state) => state.isPinned);
  // What is typed is on screen before it is searched for.
  const asked = useDeferredValue(useView((state) => state.filter));
  const filter = isPinned ? noFilter : asked;
  const sort = useView((state) => state.sort);
  const realmNames = useRealmNames();
  const [keeper] = useState(() => new ResultKeeper());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table is changed in place, and `version` says when
  return useMemo(() => {
    const result = keeper.answer(table, { filter, sort, realmNames, now });
    return isPinned ? { ...result, rows: result.rows.filter((index) => table.pinned.has(index)) } : result;
  }, [keeper, table, version, filter, sort, realmNames, now, isPinned]);
}
