/**
 * The run under way, or the last one until its report was read. Main tells how it goes; a window that was loaded again asks for it. It cannot be
 * closed while it runs, only made small, so that browsing goes on.
 */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import { type Failure, toFailure } from '../../../shared/failure';
import type { Confirmation, RunItem, RunStatus } from '../../../shared/revocation';
import type { Saved } from '../../../shared/saved';
import { type Looking, lookAtAll } from './look-again';

export type ProofOrder = Parameters<BridgeClient['runs']['saveProof']>[0];

export type RunPlace = 'dialog' | 'bar' | 'nowhere';

export interface RunState {
  readonly run: RunStatus | null;
  readonly place: RunPlace;
  /** What was asked of main and is not answered yet. */
  readonly asked: 'pause' | 'resume' | 'stop' | null;
  /** Why what was asked last did not happen. */
  readonly trouble: Failure | null;
  /** Looking at every consent again whose outcome is open. */
  readonly looking: Looking | null;
  /** Changes when outcomes did without the run moving on: lists ask again. */
  readonly looked: number;
  /** Asks what runs, for a window that was loaded anew. */
  find(): Promise<void>;
  /** Begun from this window, or gone on with: shown at once. */
  begun(run: RunStatus, isWhole: boolean): void;
  /** What main tells by itself. */
  tell(run: RunStatus): void;
  pause(): Promise<void>;
  resume(confirmations: Confirmation[]): Promise<void>;
  stop(): Promise<void>;
  minimise(): void;
  show(): void;
  /** The report was read. Does nothing before the end. */
  dismiss(): void;
  /** @throws FailureError when it could not be asked at all. */
  lookAgain(index: number): Promise<RunItem>;
  lookAtAll(): Promise<void>;
  stopLooking(): void;
  /** @throws FailureError */
  saveProof(order: Omit<ProofOrder, 'runId'>): Promise<Saved>;
}

type Ports = Pick<BridgeClient, 'on'> & {
  readonly runs: Pick<
    BridgeClient['runs'],
    'current' | 'pause' | 'resume' | 'stop' | 'items' | 'lookAgain' | 'saveProof'
  >;
};

interface Listener {
  /** The run has moved on. `isWhole`: all of it happened since this window was opened, so that its outcomes say all that was read. */
  moved(run: RunStatus, isWhole: boolean): void;
  /** One consent was read again. */
  looked(item: RunItem): void;
}

export function createRunStore({ runs, on }: Ports, listener: Listener) {
  const whole = new Set<string>();
  const store = createStore<RunState>((set, get) => {
    const take = (run: RunStatus) => {
      const { run: known } = get();
      // An answer that was overtaken by an event: an ended run does not run again.
      if (known?.runId === run.runId && known.state === 'ended' && run.state !== 'ended') return;
      set({ run });
      listener.moved(run, whole.has(run.runId));
    };
    const appear = (run: RunStatus, place: RunPlace) => {
      set({ place, trouble: null, asked: null, looking: null });
      take(run);
    };
    const ask = async (asked: RunState['asked'], act: (runId: string) => Promise<RunStatus>) => {
      const { run } = get();
      if (!run || get().asked) return;
      set({ asked, trouble: null });
      try {
        take(await act(run.runId));
      } catch (error) {
        set({ trouble: toFailure(error) });
      } finally {
        set({ asked: null });
      }
    };
    const open = (): RunStatus => {
      const { run } = get();
      if (!run) throw new Error('there is no run');
      return run;
    };

    return {
      run: null,
      place: 'nowhere',
      asked: null,
      trouble: null,
      looking: null,
      looked: 0,
      find: async () => {
        const run = await runs.current();
        if (run && !get().run) appear(run, run.state === 'ended' ? 'bar' : 'dialog');
      },
      begun: (run, isWhole) => {
        if (isWhole) whole.add(run.runId);
        appear(run, 'dialog');
      },
      tell: (run) => {
        if (get().run?.runId === run.runId) take(run);
        // Told before its order was answered, or begun by a window that is gone.
        else if (run.state !== 'ended') appear(run, 'dialog');
      },
      pause: () => ask('pause', (runId) => runs.pause({ runId })),
      resume: (confirmations) => ask('resume', (runId) => runs.resume({ runId, confirmations })),
      stop: () => ask('stop', (runId) => runs.stop({ runId })),
      minimise: () => {
        if (get().place === 'dialog') set({ place: 'bar' });
      },
      show: () => {
        if (get().run) set({ place: 'dialog' });
      },
      dismiss: () => {
        if (get().run?.state !== 'ended') return;
        get().stopLooking();
        set({ run: null, place: 'nowhere', trouble: null });
      },
      lookAgain: async (index) => {
        const item = await runs.lookAgain({ runId: open().runId, index });
        listener.looked(item);
        set({ looked: get().looked + 1 });
        return item;
      },
      lookAtAll: async () => {
        if (get().looking?.state === 'looking') return;
        const { runId, counts } = open();
        const isWanted = () => get().run?.runId === runId && get().looking?.state === 'looking';
        const tell = (looking: Looking) => set({ looking, looked: get().looked + 1 });
        tell({ state: 'looking', done: 0, total: counts.unknown });
        const end = await lookAtAll(runs, runId, {
          isWanted,
          looked: (item, done, total) => {
            listener.looked(item);
            if (isWanted()) tell({ state: 'looking', done, total });
          },
        });
        if (get().run?.runId === runId) tell(end);
      },
      stopLooking: () => {
        const { looking } = get();
        if (looking?.state === 'looking') set({ looking: { ...looking, state: 'ended' } });
      },
      saveProof: (order) => runs.saveProof({ ...order, runId: open().runId }),
    };
  });
  on('runChanged', (run) => store.getState().tell(run));
  return store;
}
