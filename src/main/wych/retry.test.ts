import { describe, expect, it } from 'vitest';
import { type FailureKind, fail } from '../../shared/failure';
import type { DoorAnswer, DoorCall, NetworkDoor } from './network-door';
import { FakeClock } from './network-door-testing';
import { RetryingDoor, retryAfter } from './retry';

type Outcome = number | FailureKind | DoorAnswer;

const answer = (
  status: number,
  headers: Record<string, string> = {},
  serverTime: number | null = null,
): DoorAnswer => ({
  status,
  headers: new Headers(headers),
  body: '',
  requestId: undefined,
  serverTime,
});

/** Gives one outcome after another, the last for ever. */
class ScriptedDoor implements NetworkDoor {
  sent = 0;
  constructor(private readonly outcomes: Outcome[]) {}

  async send(): Promise<DoorAnswer> {
    const outcome = this.outcomes[Math.min(this.sent++, this.outcomes.length - 1)] ?? 200;
    if (typeof outcome === 'object') return outcome;
    if (typeof outcome === 'number') return answer(outcome);
    throw fail(outcome, 'words', 'hint', { retryable: outcome !== 'certificate' });
  }
}

const get: DoorCall = {
  realmId: 'r',
  kind: 'list',
  method: 'GET',
  url: 'https://a.test/',
  origin: 'https://a.test',
  headers: {},
};
const revoke: DoorCall = { ...get, method: 'DELETE', idempotent: true };

/** Sends `call`, letting time pass whenever it waits; says how it ended and how long each wait was. */
async function run(call: DoorCall, outcomes: Outcome[], random = 1) {
  const clock = new FakeClock();
  const door = new ScriptedDoor(outcomes);
  const waits: number[] = [];
  let ended = false;
  const result = new RetryingDoor(door, clock, () => random)
    .send(call)
    .then(
      ({ status }) => status,
      (error) => error.failure.kind,
    )
    .finally(() => {
      ended = true;
    });
  while (!ended) {
    const [wait] = clock.pending;
    if (wait !== undefined) {
      waits.push(wait);
      clock.advance(wait);
    }
    await new Promise(setImmediate);
  }
  return { result: await result, sent: door.sent, waits };
}

describe('what is sent again', () => {
  it.each([429, 502, 503, 504, 'host-unreachable'] as const)('GET after %s', async (first) => {
    expect(await run(get, [first, 200])).toMatchObject({ result: 200, sent: 2 });
    expect(await run(revoke, [first, 200])).toMatchObject({ result: 200, sent: 2 });
  });

  it.each([
    400,
    401,
    403,
    404,
    409,
    500,
    501,
    'timeout',
    'certificate',
    'proxy',
    'cancelled',
    'contract',
  ] as const)('nothing after %s', async (first) => {
    expect(await run(get, [first, 200])).toMatchObject({ result: first, sent: 1 });
  });

  it.each(['POST', 'DELETE'] as const)('never a %s that may not be repeated', async (method) => {
    for (const first of [503, 'host-unreachable'] as const)
      expect(await run({ ...get, method }, [first, 200])).toMatchObject({ result: first, sent: 1 });
  });

  it('gives up after four', async () => {
    expect(await run(get, [503])).toMatchObject({ result: 503, sent: 4, waits: [400, 800, 1600] });
    expect(await run(get, ['host-unreachable'])).toMatchObject({ result: 'host-unreachable', sent: 4 });
  });
});

describe('how long it waits', () => {
  it('anything from nothing to twice as long each time', async () => {
    expect((await run(get, [503], 0)).waits).toEqual([0, 0, 0]);
    expect((await run(get, [503], 0.5)).waits).toEqual([200, 400, 800]);
  });

  it('never less than Retry-After, by the server clock', async () => {
    expect((await run(get, [answer(429, { 'retry-after': '7' }), 200], 0)).waits).toEqual([7000]);
    const serverTime = Date.parse('Mon, 01 Jan 2035 00:00:00 GMT');
    const date = { 'retry-after': 'Mon, 01 Jan 2035 00:00:09 GMT' };
    expect((await run(get, [answer(503, date, serverTime), 200], 0)).waits).toEqual([9000]);
  });

  it('not at all for a server that wants to be left alone for long', async () => {
    expect(await run(get, [answer(429, { 'retry-after': '3600' }), 200])).toMatchObject({
      result: 429,
      sent: 1,
    });
  });

  it('no longer than the caller wants', async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    const door = new ScriptedDoor([503]);
    const sent = new RetryingDoor(door, clock, () => 1).send({ ...get, signal: stop.signal });
    await new Promise(setImmediate);
    stop.abort();
    await expect(sent).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(door.sent).toBe(1);
  });
});

it.each([
  ['5', 5000],
  ['0', 0],
  ['-5', null],
  ['1e9', null],
  ['', null],
  ['soon', null],
  ['99999999999999', null],
  ['Mon, 05 Jan 2026 09:00:30 GMT', 30_000],
  ['Mon, 05 Jan 2026 08:00:00 GMT', 0],
])('reads Retry-After: %s', (value, expected) => {
  const now = Date.parse('2026-01-05T09:00:00Z');
  expect(retryAfter(new Headers({ 'retry-after': value }), now)).toBe(expected);
});

it('says which send of which call each is', async () => {
  const attempts: DoorCall['attempt'][] = [];
  const below: NetworkDoor = {
    send: async ({ attempt }) => {
      attempts.push(attempt);
      return answer(attempts.length < 3 ? 503 : 200);
    },
  };
  const clock = new FakeClock();
  clock.sleep = async () => {};
  await new RetryingDoor(below, clock, () => 0).send(get);
  expect(attempts.map((attempt) => attempt?.number)).toEqual([1, 2, 3]);
  expect(attempts.every((attempt) => attempt?.of === get)).toBe(true);
});
