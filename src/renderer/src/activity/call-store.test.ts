import { describe, expect, it, vi } from 'vitest';
import type { ActivityDetail } from '../../../shared/activity';
import type { BridgeClient } from '../../../shared/bridge';
import { fail } from '../../../shared/failure';
import { createCallStore } from './call-store';
import { call, detailOf, settled } from './testing';

function storeWith(show: (input: { seq: number }) => Promise<ActivityDetail>) {
  const listeners: Array<() => void> = [];
  const on = ((_: string, listener: () => void) => {
    listeners.push(listener);
    return () => {};
  }) as BridgeClient['on'];
  const store = createCallStore({ activity: { show }, on });
  return { store, tell: () => listeners.map((listener) => listener()) };
}

describe('the call that is open', () => {
  it('is the one that was opened last, whichever answer comes first', async () => {
    const answers = new Map<number, () => void>();
    const { store } = storeWith(
      ({ seq }) => new Promise((resolve) => answers.set(seq, () => resolve(detailOf(call(seq))))),
    );
    store.getState().open(1);
    store.getState().open(2);
    answers.get(2)?.();
    answers.get(1)?.();
    await settled();
    expect(store.getState().detail?.entry.seq).toBe(2);
  });

  it('is read again while it is under way, and no more once it has its answer', async () => {
    const show = vi
      .fn()
      .mockResolvedValueOnce(detailOf(call(1, { state: 'under-way', status: null })))
      .mockResolvedValue(detailOf(call(1)));
    const { store, tell } = storeWith(show);
    store.getState().watch();
    store.getState().open(1);
    await settled();
    tell();
    await settled();
    expect(store.getState().detail?.entry.status).toBe(200);
    tell();
    await settled();
    expect(show).toHaveBeenCalledTimes(2);
  });

  it('says when it has been let go meanwhile, and shows nothing of another', async () => {
    const show = vi
      .fn()
      .mockResolvedValueOnce(detailOf(call(1)))
      .mockRejectedValueOnce(fail('not-found', 'This call was let go.', 'Choose another.'));
    const { store } = storeWith(show);
    store.getState().open(1);
    await settled();
    store.getState().open(2);
    await settled();
    expect(store.getState()).toMatchObject({ detail: null, failure: { kind: 'not-found' } });
  });

  it('stays closed when its answer comes late', async () => {
    const { store } = storeWith(async ({ seq }) => detailOf(call(seq)));
    store.getState().open(1);
    store.getState().close();
    await settled();
    expect(store.getState()).toMatchObject({ seq: null, detail: null });
  });
});
