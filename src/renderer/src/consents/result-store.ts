/**
 * Asks anew whenever the rows, the query, the sort, the selection shown or the time have changed, and holds the last answer. An answer that takes
 * longer than a moment is worked out in slices, so that a click or a key never waits for it; meanwhile the one before it stays. A newer question
 * ends the work on an older one, except where only rows have come: else a list that keeps growing would never be answered. What later questions
 * need is made ready when a list has come to its end, and not of a part of it.
 *
 * Row numbers of another epoch would be read as other rows: such an answer is dropped at once.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RealmsState } from '../realms/realms-store';
import { type ConsentsState, isLoading } from './consents-store';
import { noQuery } from './query/query';
import { noCounts } from './rows/counts';
import { type Question, type Result, ResultKeeper } from './rows/result';
import { runFor, runNow, runSliced, turn, usualSlice } from './rows/steps';
import type { SelectionState } from './selection-store';
import type { ViewState } from './view-store';

export interface ResultState extends Result {
  /** False while the answer to what is asked now is still being worked out. */
  readonly isCurrent: boolean;
  /** What is past; asks anew when it has changed. */
  setNow(now: number): void;
  /** The answer to what is asked now, however long it takes: for what must not be done with an older one. */
  answerNow(): Result;
  /** Its rows. Those on screen where nothing has changed since, also nothing that was not told yet. */
  rowsNow(): Uint32Array;
}

interface Sources {
  readonly consents: StoreApi<ConsentsState>;
  readonly view: StoreApi<ViewState>;
  readonly selection: StoreApi<SelectionState>;
  readonly realms: StoreApi<RealmsState>;
}

interface Pace {
  /** Milliseconds of work between two pauses. */
  readonly slice: number;
  readonly pause: () => Promise<void>;
  /** Until there is nothing better to do. */
  readonly idle: () => Promise<void>;
}

export const noResult: Result = { rows: new Uint32Array(0), counts: noCounts, epoch: -1, version: -1 };

const usualPace: Pace = { slice: usualSlice, pause: turn, idle: turn };

export function createResultStore({ consents, view, selection, realms }: Sources, pace: Partial<Pace> = {}) {
  const { slice, pause, idle } = { ...usualPace, ...pace };
  const keeper = new ResultKeeper();
  const { table } = consents.getState();
  const question = (): Question => {
    const { query, sort } = view.getState();
    const { isPinned } = selection.getState();
    return {
      query: isPinned ? noQuery : query,
      sort,
      realmNames: names,
      now,
      only: isPinned ? table.pinned : null,
    };
  };
  let names = namesOf(realms.getState());
  let now = Date.now();
  /** Of the answer under way, or of what is made ready in idle time. */
  let work = new AbortController();
  let isAnswering = false;
  /** Of the rows that it is worked out from. */
  let epoch = table.epoch;
  let hasGrown = false;

  const store = createStore<ResultState>((_, get) => ({
    ...noResult,
    isCurrent: true,
    setNow: (later) => {
      if (later === now) return;
      now = later;
      ask();
    },
    answerNow: () => runNow(keeper.answer(table, question())),
    rowsNow: () => {
      const { isCurrent, version, rows, answerNow } = get();
      return isCurrent && version === table.version ? rows : answerNow().rows;
    },
  }));

  const publish = (result: Result) => {
    isAnswering = false;
    if (result.epoch === table.epoch) store.setState({ ...result, isCurrent: !hasGrown });
    if (hasGrown || result.epoch !== table.epoch) ask();
    else if (!isLoading(consents.getState().progress)) void prepare(work.signal).catch(unlessAborted);
  };
  const prepare = async (signal: AbortSignal) => {
    await idle();
    await runSliced(keeper.prepare(table, question()), signal, { slice, pause: idle });
  };
  /** @param isTyped what was typed is on screen first */
  const ask = (isTyped = false) => {
    work.abort();
    work = new AbortController();
    const { signal } = work;
    isAnswering = true;
    epoch = table.epoch;
    hasGrown = false;
    if (store.getState().epoch !== table.epoch) store.setState({ ...noResult, isCurrent: false });
    const steps = keeper.answer(table, question());
    const done = isTyped ? null : runFor(steps, slice);
    if (done) {
      publish(done.value);
      return;
    }
    store.setState({ isCurrent: false });
    void pause()
      .then(() => runSliced(steps, signal, { slice, pause }))
      .then(publish)
      .catch((error: unknown) => {
        if (!signal.aborted) isAnswering = false;
        unlessAborted(error);
      });
  };

  consents.subscribe(({ version, progress }, before) => {
    if (version === before.version) {
      const isEnd = isLoading(before.progress) && !isLoading(progress);
      // The last rows were told before: nobody asks anew.
      if (isEnd && !isAnswering) void prepare(work.signal).catch(unlessAborted);
    } else if (isAnswering && epoch === table.epoch) hasGrown = true;
    else ask();
  });
  view.subscribe(({ query, sort }, before) => {
    if (query !== before.query || sort !== before.sort) ask(query !== before.query);
  });
  selection.subscribe(({ isPinned, version }, before) => {
    if (isPinned !== before.isPinned || (isPinned && version !== before.version)) ask();
  });
  realms.subscribe((state, before) => {
    if (state.entries === before.entries) return;
    const fresh = namesOf(state);
    if (isSame(names, fresh)) return;
    names = fresh;
    ask();
  });
  ask();
  return store;
}

const namesOf = ({ entries }: RealmsState): ReadonlyMap<string, string> =>
  new Map(entries.map(({ profile }) => [profile.id, profile.name]));

const isSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  one.size === other.size && [...one].every(([id, name]) => other.get(id) === name);

function unlessAborted(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}
