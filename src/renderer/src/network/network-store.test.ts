import { describe, expect, it } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge';
import type { NetworkState } from '../../../shared/network';
import { createNetworkStore } from './network-store';

const question = { questionId: 'q1', proxy: 'proxy:8080', says: 'Bank', again: false };
const quiet: NetworkState = { setting: { mode: 'system' }, routes: [], questions: [] };
const asking: NetworkState = { ...quiet, questions: [question] };

function storeWith(network: Partial<BridgeClient['network']>) {
  let tell: (changed: NetworkState) => void = () => {};
  const store = createNetworkStore({
    network: network as BridgeClient['network'],
    on: ((event: string, listener: typeof tell) => {
      if (event === 'networkChanged') tell = listener;
      return () => {};
    }) as BridgeClient['on'],
  });
  return { store, tell: (changed: NetworkState) => tell(changed) };
}

describe('the network store', () => {
  it('finds a question that was asked before the window was there', async () => {
    const { store } = storeWith({ state: async () => asking });
    await store.getState().look();
    expect(store.getState().known).toEqual(asking);
  });

  it('does not ask again what was answered while main was asked', async () => {
    let answer: (state: NetworkState) => void = () => {};
    const { store, tell } = storeWith({
      state: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const looked = store.getState().look();
    tell(quiet);
    answer(asking);
    await looked;
    expect(store.getState().known?.questions).toEqual([]);
  });

  it('keeps nothing of what is typed for a proxy', async () => {
    const sent: unknown[] = [];
    const { store } = storeWith({ answerProxy: async (given) => void sent.push(given) });
    await store.getState().answer('q1', { user: 'anna', password: 'canary' });
    expect(sent).toEqual([{ questionId: 'q1', credentials: { user: 'anna', password: 'canary' } }]);
    expect(JSON.stringify(store.getState())).not.toContain('canary');
  });
});
