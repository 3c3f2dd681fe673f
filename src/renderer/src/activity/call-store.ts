/** The call that is open beside the timeline. While it is under way it is read again with the news, until it has its answer. */
import { createStore } from 'zustand/vanilla';
import type { ActivityDetail } from '../../../shared/activity';
import type { BridgeClient } from '../../../shared/bridge';
import { type Failure, toFailure } from '../../../shared/failure';

export interface CallState {
  /** Null when none is open. */
  readonly seq: number | null;
  /** Of the call before while the next is read: the panel does not blink as the list is walked. */
  readonly detail: ActivityDetail | null;
  readonly failure: Failure | null;
  open(seq: number): void;
  close(): void;
  retry(): void;
  /** Listens to what is new until the answer is called. */
  watch(): () => void;
}

type Ports = Pick<BridgeClient, 'on'> & { readonly activity: Pick<BridgeClient['activity'], 'show'> };

const closed = { seq: null, detail: null, failure: null };

export function createCallStore({ activity, on }: Ports) {
  return createStore<CallState>((set, get) => {
    let asked = 0;
    const read = async (seq: number) => {
      const mine = ++asked;
      try {
        const detail = await activity.show({ seq });
        if (mine === asked) set({ detail, failure: null });
      } catch (error) {
        if (mine === asked) set({ detail: null, failure: toFailure(error) });
      }
    };
    return {
      ...closed,
      open: (seq) => {
        set({ seq, failure: null });
        void read(seq);
      },
      close: () => {
        asked++;
        set(closed);
      },
      retry: () => {
        const { seq } = get();
        if (seq !== null) void read(seq);
      },
      watch: () =>
        on('activityChanged', () => {
          const { seq, detail } = get();
          // One that waits to be sent again grows attempts of its own.
          if (seq !== null && detail?.entry.seq === seq && detail.entry.state === 'under-way') void read(seq);
        }),
    };
  });
}
