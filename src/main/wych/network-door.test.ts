import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../shared/failure';
import { fault, type Simulator, sandboxRealm, startSimulator, startTrap, type Trap } from '../../simulator';
import { systemClock } from '../clock';
import { type DoorCall, FetchDoor } from './network-door';
import { FakeClock, plainTransport, watchInto } from './network-door-testing';

const canary = 'CANARY-4711';
let simulator: Simulator;
let trap: Trap;
let told: unknown[][];
const closers: Array<() => Promise<void>> = [];

beforeEach(async () => {
  simulator = await startSimulator({ realms: [sandboxRealm({ consents: 3 })] });
  trap = await startTrap();
  told = [];
});
afterEach(async () => {
  await Promise.all([simulator.close(), trap.close(), ...closers.splice(0).map((close) => close())]);
});

const door = (more: Partial<ConstructorParameters<typeof FetchDoor>[0]> = {}) =>
  new FetchDoor({
    transport: plainTransport(fetch),
    clock: systemClock,
    allowsLoopbackHttp: () => true,
    observe: ({ url }) => watchInto(told, url),
    ...more,
  });

const call = (more: Partial<DoorCall> = {}): DoorCall => ({
  realmId: 'sandbox',
  kind: 'list',
  method: 'GET',
  url: `${simulator.apiBaseUrl}/consents`,
  origin: simulator.apiBaseUrl,
  headers: { 'x-api-key': canary, authorization: `Bearer ${canary}` },
  ...more,
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The Failure that came; the secret must be in no part of the error. */
async function failureOf(sent: Promise<unknown>) {
  const error = await sent.then(
    () => expect.fail('it was answered'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FailureError)) throw error;
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(
    canary,
  );
  return error.failure;
}

describe('what it answers', () => {
  it('gives status, body, request id and server time of any answer', async () => {
    const answer = await door().send(call());
    expect(answer).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' });
    expect(answer.requestId).toMatch(/^[\w-]+$/);
    expect(Math.abs((answer.serverTime ?? 0) - Date.now())).toBeLessThan(5000);
  });

  it('gives no request id that is not short and plain', async () => {
    const url = await serve((_, response) => response.setHeader('x-request-id', 'a<b>').end());
    expect((await door().send(call({ url, origin: url }))).requestId).toBeUndefined();
  });

  it('tells the observer of each call, as far as it came', async () => {
    const { body } = await door().send(call());
    await failureOf(door().send(call({ url: trap.origin })));
    simulator.faults.add({ fault: fault.slowBody({ everyMs: 20 }) });
    const clock = new FakeClock();
    const late = failureOf(door({ clock }).send(call()));
    await vi.waitFor(() => expect(told.at(-1)).toEqual([call().url, 'headers', 403]));
    clock.advance(30_000);
    await late;
    const { url } = call();
    expect(told).toEqual([
      [url, 'asked'],
      [url, 'sent'],
      [url, 'headers', 403],
      [url, 'answered', 403, Buffer.byteLength(body)],
      [trap.origin, 'asked'],
      [trap.origin, 'failed', 'foreign-endpoint'],
      [url, 'asked'],
      [url, 'sent'],
      [url, 'headers', 403],
      [url, 'failed', 'timeout'],
    ]);
  });

  it('answers even if the observer is at fault', async () => {
    const bug = () => {
      throw new Error('bug');
    };
    const watch = { sent: bug, headers: bug, answered: bug, failed: bug };
    for (const observe of [bug, () => watch]) {
      await expect(door({ observe }).send(call())).resolves.toMatchObject({ status: 403 });
      const failed = await failureOf(door({ observe }).send(call({ url: trap.origin })));
      expect(failed).toMatchObject({ kind: 'foreign-endpoint' });
    }
  });
});

describe('where it goes', () => {
  it.each([
    ['another host', () => `${trap.origin}/consents`],
    ['another scheme', () => simulator.apiBaseUrl.replace('http:', 'https:')],
    ['a user in the address', () => simulator.apiBaseUrl.replace('//', '//user:pass@')],
    ['a host that only begins alike', () => `${simulator.loginBaseUrl}.evil.test/`],
    ['no address at all', () => 'consents'],
  ])('never to %s', async (_, url) => {
    expect(await failureOf(door().send(call({ url: url() })))).toMatchObject({ kind: 'foreign-endpoint' });
    expect(trap.requests).toHaveLength(0);
    expect(simulator.journal.count()).toBe(0);
  });

  it('over http only to loopback, and only for realms that may', async () => {
    const refused = door({ allowsLoopbackHttp: (realmId) => realmId !== 'sandbox' }).send(call());
    expect(await failureOf(refused)).toMatchObject({ kind: 'insecure-address' });
    const remote = { url: 'http://api.wych.test/v4', origin: 'http://api.wych.test' };
    expect(await failureOf(door().send(call(remote)))).toMatchObject({ kind: 'insecure-address' });
    expect(simulator.journal.count()).toBe(0);
  });

  it.each([301, 302, 303, 307, 308] as const)(
    'no further than a redirect (%d): nothing arrives there',
    async (code) => {
      simulator.faults.add({ fault: fault.redirect(code, `${trap.origin}/stolen`) });
      expect(await failureOf(door().send(call()))).toMatchObject({ kind: 'redirected' });
      expect(await failureOf(door().send(call({ method: 'POST', body: canary })))).toMatchObject({
        kind: 'redirected',
      });
      expect(trap.requests).toHaveLength(0);
    },
  );
});

describe('how long and how much', () => {
  it('stops at its deadline while the headers are awaited', async () => {
    simulator.faults.add({ fault: fault.latency(60_000) });
    expect(await failureOf(door().send(call({ timeout: 50 })))).toMatchObject({
      kind: 'timeout',
      retryable: true,
    });
  });

  it('stops at its deadline while the body drips', async () => {
    simulator.faults.add({ fault: fault.slowBody({ everyMs: 20 }) });
    expect(await failureOf(door().send(call({ timeout: 100 })))).toMatchObject({ kind: 'timeout' });
  });

  it('stops at its deadline even if fetch minds no signal', async () => {
    const clock = new FakeClock();
    const sent = failureOf(
      door({ clock, transport: plainTransport(() => new Promise(() => {})) }).send(call()),
    );
    clock.advance(30_000);
    expect(await sent).toMatchObject({ kind: 'timeout' });
    expect(clock.pending).toEqual([]);
  });

  it('stops when the caller does, before and during the call', async () => {
    expect(await failureOf(door().send(call({ signal: AbortSignal.abort(canary) })))).toMatchObject({
      kind: 'cancelled',
    });
    expect(simulator.journal.count()).toBe(0);
    simulator.faults.add({ fault: fault.slowBody({ everyMs: 20 }) });
    const stop = new AbortController();
    const sent = failureOf(door().send(call({ signal: stop.signal })));
    stop.abort(canary);
    expect(await sent).toMatchObject({ kind: 'cancelled' });
  });

  it('reads no body without end', async () => {
    const url = await serve((_, response) => {
      const pour = () => {
        while (response.write(Buffer.alloc(1024 * 1024)));
        response.once('drain', pour);
      };
      pour();
    });
    expect(await failureOf(door().send(call({ url, origin: url })))).toMatchObject({ kind: 'contract' });
  });
});

it('never quotes a header that cannot be sent', async () => {
  const sent = door().send(call({ headers: { 'x-api-key': `${canary}\n${canary}` } }));
  expect(await failureOf(sent)).toMatchObject({ kind: 'invalid-input' });
});

it('says that a connection broke', async () => {
  simulator.faults.add({ fault: fault.drop('before commit') });
  expect(await failureOf(door().send(call()))).toMatchObject({ kind: 'host-unreachable', retryable: true });
});
