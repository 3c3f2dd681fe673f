import { describe, expect, it, vi } from 'vitest';
import type { BridgeApi } from '../../shared/bridge';
import { FailureError } from '../../shared/failure';
import { createBridgeClient } from './bridge-client';

const api = (parts: object) => ({ on: vi.fn(), ...parts }) as unknown as BridgeApi;

describe('the bridge client', () => {
  it('gives the value of a good answer and passes the input on', async () => {
    const discard = vi.fn().mockResolvedValue({ ok: true, value: { state: 'none' } });
    const client = createBridgeClient(api({ tokens: { discard } }));
    await expect(client.tokens.discard({ realmId: 'r1' })).resolves.toEqual({ state: 'none' });
    expect(discard).toHaveBeenCalledWith({ realmId: 'r1' });
  });

  it('asks nothing before it is opened, and then in the order of the calls', async () => {
    const asked: string[] = [];
    const call = (name: string) => async () => {
      asked.push(name);
      return { ok: true, value: name };
    };
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const client = createBridgeClient(
      api({ app: { status: call('status') }, realms: { list: call('list') } }),
      opened,
    );
    const answers = Promise.all([client.app.status(), client.realms.list()]);
    await Promise.resolve();
    expect(asked).toEqual([]);
    open();
    await expect(answers).resolves.toEqual(['status', 'list']);
    expect(asked).toEqual(['status', 'list']);
  });

  it('has asked when the call returns, once it is opened: what its caller does next may take long', async () => {
    const list = vi.fn().mockResolvedValue({ ok: true, value: [] });
    const client = createBridgeClient(api({ realms: { list } }));
    await client.realms.list();
    const answer = client.realms.list();
    expect(list).toHaveBeenCalledTimes(2);
    await answer;
  });

  it('tells a call that throws as a bug too', async () => {
    const list = () => {
      throw new Error('An object could not be cloned.');
    };
    const client = createBridgeClient(api({ realms: { list } }));
    const kindOf = () => client.realms.list().catch(({ failure }: FailureError) => failure.kind);
    await expect(kindOf()).resolves.toBe('bug');
    await expect(kindOf()).resolves.toBe('bug');
  });

  it('throws the failure of a bad answer, whole', async () => {
    const failure = { kind: 'timeout', message: 'No answer.', hint: 'Try again.', retryable: true };
    const client = createBridgeClient(api({ realms: { list: async () => ({ ok: false, failure }) } }));
    const error = await client.realms.list().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(FailureError);
    expect((error as FailureError).failure).toEqual(failure);
  });

  it('tells a refused message as a bug, without its words', async () => {
    const client = createBridgeClient(
      api({ realms: { list: () => Promise.reject(new Error('hunter2 refused')) } }),
    );
    const error = await client.realms.list().catch((caught: unknown) => caught);
    expect((error as FailureError).failure.kind).toBe('bug');
    expect(JSON.stringify((error as FailureError).failure)).not.toContain('hunter2');
  });

  it('hands events through', () => {
    const on = vi.fn();
    expect(createBridgeClient(api({ on })).on).toBe(on);
  });
});
