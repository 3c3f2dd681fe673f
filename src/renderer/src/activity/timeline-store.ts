/**
 * The timeline as the window looks at it. At its top it follows live; once it is read, it stays as it was at that moment (`asOf`) and only says
 * how many calls are new, so that no row moves under the eye. One question at a time goes to main, and always about the rows in
 * sight now: a fast scroll over a hundred thousand calls asks for where it ends.
 */
import { createStore } from 'zustand/vanilla';
import type { ActivityEntry, ActivityFilter, ActivityNews, ActivitySlice } from '../../../shared/activity';
import type { BridgeClient } from '../../../shared/bridge';
import { type Failure, toFailure } from '../../../shared/failure';
import { CallPages, pageSize } from './call-pages';
import { newCallsSince } from './new-calls';

export const noFilter: ActivityFilter = { realmId: null, kinds: [], states: [], text: '' };

export const isFiltered = ({ realmId, kinds, states, text }: ActivityFilter): boolean =>
  realmId !== null || kinds.length > 0 || states.length > 0 || text !== '';

export interface TimelineState {
  readonly filter: ActivityFilter;
  readonly isLive: boolean;
  /** The newest call that is shown; null before the first answer. */
  readonly asOf: number | null;
  readonly matched: number;
  readonly total: number;
  readonly dropped: number;
  /** Calls that came since it is held still. */
  readonly newCalls: number;
  readonly failure: Failure | null;
  /** Grows with every answer: rows are filled in place. */
  readonly version: number;
  /** Undefined while it is on its way. */
  at(index: number): ActivityEntry | undefined;
  /** Asks, and listens to what is new until the answer is called. */
  watch(): () => void;
  /** These rows are in sight, both included. */
  need(from: number, to: number): void;
  setFilter(change: Partial<ActivityFilter>): void;
  /** Rows are read now: they stay. */
  hold(): void;
  /** Back to the newest, and along with it. */
  follow(): void;
  retry(): void;
  clear(): Promise<void>;
}

type Ports = Pick<BridgeClient, 'on'> & {
  readonly activity: Pick<BridgeClient['activity'], 'read' | 'clear'>;
};

const untold = { asOf: null, matched: 0, total: 0, dropped: 0, newCalls: 0, failure: null };

export function createTimelineStore({ activity, on }: Ports) {
  const pages = new CallPages();
  return createStore<TimelineState>((set, get) => {
    let sight: readonly [from: number, to: number] = [0, 0];
    /** Answers to an older question are dropped. */
    let question = 0;
    let isAsking = false;
    let isCounting = false;

    const take = (page: number, { asOf, matched, total, dropped, entries }: ActivitySlice) => {
      // Another newest call: every row has another place.
      if (asOf !== get().asOf) pages.clear();
      pages.put(page, entries);
      set(({ version }) => ({ asOf, matched, total, dropped, failure: null, version: version + 1 }));
    };
    const ask = async (page: number) => {
      const mine = question;
      const { filter, isLive, asOf } = get();
      // The newest come in at the top of a live list; its other pages are of the same moment as its top.
      const moment = isLive && page === 0 ? null : asOf;
      try {
        const slice = await activity.read({ filter, asOf: moment, from: page * pageSize, limit: pageSize });
        if (mine === question) take(page, slice);
        return true;
      } catch (error) {
        if (mine !== question) return true;
        set({ failure: toFailure(error) });
        return false;
      }
    };
    const lookAgain = async () => {
      if (isAsking) return;
      isAsking = true;
      let page = pages.missing(...sight);
      while (page !== undefined && (await ask(page))) page = pages.missing(...sight);
      isAsking = false;
    };
    const renew = () => {
      pages.expire();
      void lookAgain();
    };
    const countNew = async ({ newest }: ActivityNews) => {
      const { filter, asOf } = get();
      if (asOf === null || isCounting) return;
      if (!isFiltered(filter)) {
        set({ newCalls: Math.max(0, newest - asOf) });
        return;
      }
      isCounting = true;
      const mine = question;
      const newCalls = await newCallsSince(activity, filter, asOf).catch(() => null);
      isCounting = false;
      if (mine === question && newCalls !== null && !get().isLive) set({ newCalls });
    };
    const hear = (news: ActivityNews) => {
      if (get().isLive) return renew();
      void countNew(news);
      if (pages.hasUnderWay(...sight)) renew();
    };
    const restart = (change: Partial<TimelineState>) => {
      question++;
      sight = [0, 0];
      set({ ...change, isLive: true, newCalls: 0, failure: null });
      renew();
    };

    return {
      ...untold,
      filter: noFilter,
      isLive: true,
      version: 0,
      at: (index) => pages.at(index),
      watch: () => {
        restart({});
        const deafen = on('activityChanged', hear);
        return () => {
          deafen();
          question++;
          pages.clear();
          set(untold);
        };
      },
      need: (from, to) => {
        sight = [from, to];
        void lookAgain();
      },
      setFilter: (change) => {
        pages.clear();
        restart({ ...untold, filter: { ...get().filter, ...change } });
      },
      hold: () => {
        if (!get().isLive || get().asOf === null) return;
        // What is on its way would move the rows.
        question++;
        set({ isLive: false });
      },
      follow: () => restart({}),
      retry: () => {
        set({ failure: null });
        renew();
      },
      clear: async () => {
        await activity.clear();
        pages.clear();
        restart(untold);
      },
    };
  });
}
