import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../shared/failure';
import { sandboxRealm, startSimulator } from '../../simulator';
import { systemClock } from '../clock';
import type { DoorAnswer, DoorCall, NetworkDoor } from './network-door';
import { FetchDoor } from './network-door';
import { FakeClock, plainTransport, watchInto } from './network-door-testing';
import { NotSentError, PacedDoor } from './paced-door';
import { RetryingDoor } from './retry';

type Scripted = DoorAnswer | Error;

const answer = (status: number, retryAfter?: string, serverTime: number | null = null): DoorAnswer => ({
  status,
  headers: new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  body: '',
  requestId: undefined,
  serverTime,
});

/** Gives one outcome after another, then 200 for ever. */
class ScriptedDoor implements NetworkDoor {
  readonly sent: string[] = [];
  readonly script: Scripted[] = [];

  async send({ realmId, url }: DoorCall): Promise<DoorAnswer> {
    this.sent.push(`${realmId} ${url}`);
    const next = this.script.shift() ?? answer(200);
    if (next instanceof Error) throw next;
    return next;
  }
}

const get = (more: Partial<DoorCall> = {}): DoorCall => ({
  realmId: 'a',
  kind: 'list',
  method: 'GET',
  url: 'https://a.test/1',
  origin: 'https://a.test',
  headers: {},
  ...more,
});

const settle = () => new Promise(setImmediate);

let clock: FakeClock;
let below: ScriptedDoor;
let door: PacedDoor;
let startedAt: number;

beforeEach(() => {
  clock = new FakeClock();
  below = new ScriptedDoor();
  door = new PacedDoor(below, clock);
  startedAt = clock.now();
});

const heldFor = () => (door.heldUntil('a') ?? startedAt) - startedAt;

describe('what a hold is read from', () => {
  it.each([
    ['seconds', answer(429, '7'), 7000],
    ['a date', answer(429, 'Mon, 05 Jan 2026 09:00:09 GMT'), 9000],
    [
      "a date, by the server's clock",
      answer(429, 'Mon, 01 Jan 2035 00:00:04 GMT', Date.parse('2035-01-01T00:00:00Z')),
      4000,
    ],
    ['a date in the past', answer(429, 'Mon, 05 Jan 2026 08:00:00 GMT'), 1000],
    ['nonsense', answer(429, 'soon'), 1000],
    ['nothing', answer(429), 1000],
    ['an hour', answer(429, '3600'), 3_600_000],
    ['years', answer(429, '999999999'), 3_600_000],
    ['maintenance', answer(503, '12'), 12_000],
    ['503 that asks for nothing', answer(503), 0],
    ['another refusal', answer(403, '12'), 0],
  ])('%s', async (_, said, held) => {
    below.script.push(said);
    expect(await door.send(get())).toBe(said);
    expect(heldFor()).toBe(held);
  });

  it('not from a call that brought no answer', async () => {
    below.script.push(fail('host-unreachable', 'Away.', 'Wait.'));
    await expect(door.send(get())).rejects.toMatchObject({ failure: { kind: 'host-unreachable' } });
    await door.send(get());
    expect([heldFor(), below.sent.length]).toEqual([0, 2]);
  });
});

describe('a hold', () => {
  it('is for one realm, whatever is called there', async () => {
    below.script.push(answer(429, '5'));
    await door.send(get());
    const waiting = door.send(get({ method: 'DELETE', url: 'https://a.test/2' }));
    await door.send(get({ realmId: 'b' }));
    expect(below.sent).toEqual(['a https://a.test/1', 'b https://a.test/1']);
    expect(door.heldUntil('b')).toBeNull();
    clock.advance(5000);
    expect((await waiting).status).toBe(200);
  });

  it('is over when the realm is edited to be somewhere else', async () => {
    below.script.push(answer(429, '5'));
    await door.send(get());
    await door.send(get({ origin: 'https://elsewhere.test' }));
    expect(heldFor()).toBe(0);
  });

  it('for longer than a call waits is told, and nothing is sent', async () => {
    below.script.push(answer(429, '3600'));
    await door.send(get());
    const refused = await door.send(get()).catch((error) => error);
    expect(refused).toBeInstanceOf(NotSentError);
    expect(refused.failure).toMatchObject({ kind: 'throttled', retryable: true });
    expect(below.sent).toHaveLength(1);
  });

  it('is waited through by those with the patience for it, at the same pace', async () => {
    const patient = door.withPatience(3_600_000);
    below.script.push(answer(429, '3600'));
    await patient.send(get());
    await expect(door.send(get())).rejects.toBeInstanceOf(NotSentError);
    const waiting = patient.send(get());
    await settle();
    clock.advance(3_600_000);
    expect((await waiting).status).toBe(200);
  });

  it('ends for a caller who gives up', async () => {
    below.script.push(answer(429, '5'));
    await door.send(get());
    const stop = new AbortController();
    const waiting = door.send(get({ signal: stop.signal }));
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(below.sent).toHaveLength(1);
  });

  it('and the wait of the retrying door are one', async () => {
    for (const [said, took] of [
      [answer(429, '5'), 5200],
      [answer(429), 1000],
    ] as const) {
      const above = new RetryingDoor(new PacedDoor(below, clock), clock, () => 0.5);
      below.script.push(said);
      const before = clock.now();
      let ended = 0;
      const sent = above.send(get()).then(() => (ended = clock.now() - before));
      while (!ended && clock.now() - before < 10_000) {
        await settle();
        clock.advance(10);
      }
      await sent;
      expect(Math.abs(ended - took)).toBeLessThanOrEqual(20);
    }
  });
});

it('over real HTTP: nothing arrives in a hold, and what comes after keeps to the limit', async () => {
  // At the limiter all of the first calls come at once, however busy this computer is.
  let now = () => startedReally;
  const startedReally = Date.now();
  const simulator = await startSimulator({
    realms: [sandboxRealm({ consents: 5, callsPerSecond: 40, rateLimit: 'sliding window' })],
    now: () => now(),
  });
  const bare = new FetchDoor({
    transport: plainTransport(fetch),
    clock: systemClock,
    allowsLoopbackHttp: () => true,
  });
  const real = new PacedDoor(bare, systemClock);
  const headers = { 'x-api-key': simulator.realm('sandbox').credentials.apiKey };
  const call = get({ headers, url: `${simulator.apiBaseUrl}/consents`, origin: simulator.apiBaseUrl });
  const calls = async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => real.send(call)));
    return answers.filter(({ status }) => status === 429).length;
  };
  expect(await calls()).toBe(20);
  now = Date.now;
  const heldUntil = real.heldUntil('a') ?? 0;
  expect(await calls()).toBeLessThanOrEqual(8);
  const arrivals = simulator.journal.entries().slice(60);
  await simulator.close();
  expect(Math.min(...arrivals.map(({ at }) => at))).toBeGreaterThanOrEqual(heldUntil);
});

describe('what is told of a call', () => {
  const watched = (told: unknown[][], under: NetworkDoor) =>
    new PacedDoor(under, clock, ({ url }) => watchInto(told, url));

  it('begins before its turn, and goes on in the door below', async () => {
    const told: unknown[][] = [];
    const transport = plainTransport(async () => new Response('{}'));
    const fetchDoor = new FetchDoor({ transport, clock, allowsLoopbackHttp: () => false });
    const paced = watched(told, fetchDoor);
    await paced.send(get());
    const [url] = told[0] ?? [];
    expect(told).toEqual([
      [url, 'asked'],
      [url, 'sent'],
      [url, 'headers', 200],
      [url, 'answered', 200, 2],
    ]);
  });

  it('ends when it was never sent', async () => {
    const told: unknown[][] = [];
    const paced = watched(told, below);
    below.script.push(answer(429, '3600'));
    await paced.send(get());
    await expect(paced.send(get({ url: 'https://a.test/2' }))).rejects.toThrow(NotSentError);
    expect(told.filter(([url]) => url === 'https://a.test/2')).toEqual([
      ['https://a.test/2', 'asked'],
      ['https://a.test/2', 'failed', 'throttled'],
    ]);
  });

  it('ends once, whoever of the doors below refuses it', async () => {
    const told: unknown[][] = [];
    const refusing: NetworkDoor = {
      send: ({ watch }) => {
        watch?.failed('certificate');
        return Promise.reject(fail('proxy', 'words', 'hint'));
      },
    };
    await expect(watched(told, refusing).send(get())).rejects.toThrow('words');
    expect(told.map(([, ...word]) => word)).toEqual([['asked'], ['failed', 'certificate']]);
  });
});
