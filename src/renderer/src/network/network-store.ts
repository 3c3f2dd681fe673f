/** What the window knows of the way to the network: main's word, the newest of it. Nothing that is typed for a proxy is kept here. */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { NetworkState as Network, ProxySetting } from '../../../shared/network';

export interface NetworkState {
  /** Null until main has answered. */
  readonly known: Network | null;
  /** Asks main again, which asks Chromium anew through what each realm goes. */
  look(): Promise<void>;
  setProxy(setting: ProxySetting): Promise<void>;
  /** Null: the operator does not say. */
  answer(questionId: string, credentials: { user: string; password: string } | null): Promise<void>;
}

type Ports = Pick<BridgeClient, 'network' | 'on'>;

export function createNetworkStore({ network, on }: Ports) {
  /** What main tells while it is asked is newer than its answer. */
  let told = 0;
  const store = createStore<NetworkState>((set, get) => ({
    known: null,
    look: async () => {
      const before = told;
      const known = await network.state();
      const { questions } = before === told ? known : (get().known ?? known);
      set({ known: { ...known, questions } });
    },
    setProxy: async (setting) => {
      const { questions: _questions, ...known } = await network.setProxy(setting);
      set({ known: { ...known, questions: get().known?.questions ?? [] } });
    },
    answer: (questionId, credentials) => network.answerProxy({ questionId, credentials }),
  }));
  on('networkChanged', (known) => {
    told += 1;
    store.setState({ known });
  });
  return store;
}
