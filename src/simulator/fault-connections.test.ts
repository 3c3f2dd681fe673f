import { Agent, get as httpGet } from 'node:http';
import { describe, expect, it } from 'vitest';
import { faultySimulator } from './fault-for-tests';
import { fault, sandboxRealm, startSimulator } from './index';
import { TestCaller } from './test-caller';

const { simulator, caller, arm, listWith, active } = await faultySimulator();

describe('on the wire', () => {
  it('latency before the commit: a caller who gives up has changed nothing yet, but will have', async () => {
    const id = active();
    arm({ endpoint: 'revoke', times: 1 }, fault.latency(500));
    const patience = new AbortController();
    simulator.journal.clear();
    const call = caller.api(`/consents/${id}`, { method: 'DELETE', signal: patience.signal });
    await expect.poll(() => simulator.journal.count({ endpoint: 'revoke' }), { interval: 5 }).toBe(1);
    patience.abort();
    await expect(call).rejects.toThrow();
    expect(caller.realm.consents.ids({ statuses: ['Active'] })).toContain(id);
    await expect.poll(() => caller.realm.consents.ids({ statuses: ['Revoked'] })).toContain(id);
  });

  it('latency after the commit: a caller who gives up does not know that it is done', async () => {
    const id = active();
    arm({ endpoint: 'revoke', times: 1 }, fault.latency(60_000, 'after commit'));
    const patience = new AbortController();
    const call = caller.api(`/consents/${id}`, { method: 'DELETE', signal: patience.signal });
    await expect
      .poll(() => caller.realm.consents.ids({ statuses: ['Revoked'] }), { interval: 5 })
      .toContain(id);
    patience.abort();
    await expect(call).rejects.toThrow();
  });

  it('a body that drips', async () => {
    const response = await listWith(fault.slowBody({ everyMs: 5, bytes: 200 }));
    let chunks = 0;
    for await (const _ of response.body ?? []) chunks += 1;
    expect(chunks).toBeGreaterThan(3);
  });

  it('a connection dropped before the commit', async () => {
    const id = active();
    arm({ endpoint: 'revoke' }, fault.drop('before commit'));
    await expect(caller.delete(`/consents/${id}`)).rejects.toThrow('fetch failed');
    expect(caller.realm.consents.ids({ statuses: ['Active'] })).toContain(id);
    expect(simulator.journal.entries({ endpoint: 'revoke' }).at(-1)).toMatchObject({
      status: undefined,
      faults: ['drop before commit'],
    });
  });

  it('a connection dropped after the commit', async () => {
    const id = active();
    arm({ endpoint: 'revoke' }, fault.drop('after commit'));
    await expect(caller.delete(`/consents/${id}`)).rejects.toThrow('fetch failed');
    expect(caller.realm.consents.ids({ statuses: ['Revoked'] })).toContain(id);
  });

  it('half of the JSON as a whole answer', async () => {
    const response = await listWith(fault.tornJson('whole answer'));
    const text = await response.clone().text();
    expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(text));
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('half of the JSON of an answer that breaks off', async () => {
    const response = await listWith(fault.tornJson('broken off'));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('a kept connection dropped when it is used again', async () => {
    arm({ endpoint: 'discovery' }, fault.dropOnReuse());
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () =>
      new Promise<number | undefined>((resolve, reject) => {
        const url = `${caller.realm.issuer}/.well-known/openid-configuration`;
        httpGet(url, { agent }, (response) =>
          response.resume().on('end', () => resolve(response.statusCode)),
        ).on('error', reject);
      });
    expect(await ask()).toBe(200);
    await expect(ask()).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await ask()).toBe(200);
    const turns = simulator.journal
      .entries({ endpoint: 'discovery' })
      .map(({ turnOnConnection }) => turnOnConnection);
    expect(turns).toEqual([1, 2, 1]);
    agent.destroy();
  });

  it('nothing that keeps the simulator from closing', async () => {
    const other = await startSimulator({ realms: [sandboxRealm()] });
    const elsewhere = new TestCaller(other);
    other.faults.add({ fault: fault.latency(60_000) });
    const waiting = expect(elsewhere.discover()).rejects.toThrow('fetch failed');
    await expect.poll(() => other.journal.count()).toBe(1);
    const started = performance.now();
    await other.close();
    await waiting;
    expect(performance.now() - started).toBeLessThan(10_000);
    await expect.poll(() => other.journal.entries()[0]?.durationMs).toBeDefined(); // or a timer would hold the process up
  });
});
