import { useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { realmsStore, useRealms } from '../stores';
import { createResultStore, noResult, type ResultState } from './result-store';
import { consentsStore, selectionStore, useConsents, viewStore } from './stores';

const idle = () => new Promise<void>((resolve) => requestIdleCallback(() => resolve()));

export const resultStore = createResultStore(
  { consents: consentsStore, view: viewStore, selection: selectionStore, realms: realmsStore },
  { idle },
);

export function useRealmNames(): ReadonlyMap<string, string> {
  const entries = useRealms((state) => state.entries);
  return useMemo(() => new Map(entries.map(({ profile }) => [profile.id, profile.name])), [entries]);
}

type Shown = Pick<ResultState, 'rows' | 'counts' | 'isCurrent'>;

const nothingYet: Shown = { ...noResult, isCurrent: false };

/** The rows that pass the query, in order; or, when the operator asks for them, those that are selected and no others. */
export function useResult(now: number): Shown {
  useLayoutEffect(() => resultStore.getState().setNow(now), [now]);
  const result = useStore(resultStore);
  const { epoch } = useConsents((state) => state.table);
  return result.epoch === epoch ? result : nothingYet;
}
