/**
 * Revoking over real HTTP while things go wrong. What must hold, whatever happens: never 'revoked' of a consent that the server does not
 * hold as revoked, and no more sends than allowed (#29).
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Fault, fault, STATUS_SPELLINGS } from '../../simulator/index';
import { decodeConsent } from '../wych/consent-codec';
import { startTestClient, type TestClient } from '../wych/wych-client-testing';
import { attemptRevocation } from './attempt';
import { freeze } from './plan/plan';

let started: TestClient | undefined;
afterEach(async () => {
  await started?.simulator.close();
  started = undefined;
});

/** One revoke, and the twice that a throttled one is sent again. */
const mostSends = 3;

async function start(deadline?: number) {
  started = await startTestClient({
    fetch,
    realms: [
      { name: 'sandbox', consents: 300, recordShape: 'mixed' },
      { name: 'other', consents: 300, recordShape: 'mixed' },
    ],
    ...(deadline && { deadline }),
  });
  return started;
}

const isRevoked = (status: string | undefined): boolean =>
  status === undefined || STATUS_SPELLINGS.Revoked.includes(status);

const salt = '00ff';
const nothing = async () => {};

async function revoke(
  { simulator, client, clock, profile }: TestClient,
  nth = 0,
  { sentBefore = false, beforeSend = nothing } = {},
) {
  const { consents } = simulator.realm('sandbox');
  const id = consents.ids({ statuses: ['Active'] })[nth] ?? '';
  const chosen = decodeConsent('sandbox', consents.get(id));
  if (!chosen) throw new Error('unreadable');
  const before = simulator.journal.count({ endpoint: 'revoke' });
  const { outcome, evidence } = await attemptRevocation(
    { api: client, clock },
    profile(),
    { consent: freeze(chosen, salt), salt, sentBefore },
    { reason: 'Asked by customer', beforeSend },
  );
  const sent = simulator.journal.count({ endpoint: 'revoke' }) - before;
  return { outcome, evidence, sent, held: isRevoked(consents.statusOf(id)), id };
}

describe('one fault', () => {
  it.each<[string, 'revoke' | 'consent', Fault, { nth?: number; times?: number }, string, boolean, number]>([
    ['none', 'revoke', fault.status(200), { nth: 99 }, 'revoked', true, 1],
    ['drop before commit', 'revoke', fault.drop('before commit'), {}, 'failed', false, 1],
    ['drop after commit', 'revoke', fault.drop('after commit'), {}, 'revoked', true, 1],
    ['409', 'revoke', fault.status(409), {}, 'failed', false, 1],
    ['404', 'revoke', fault.status(404), {}, 'failed', false, 1],
    ['410', 'revoke', fault.status(410), {}, 'failed', false, 1],
    ['403', 'revoke', fault.status(403), {}, 'failed', false, 1],
    ['405', 'revoke', fault.status(405), {}, 'failed', false, 1],
    ['500', 'revoke', fault.status(500), {}, 'failed', false, 1],
    ['503 with Retry-After', 'revoke', fault.status(503, {}, { 'Retry-After': '1' }), {}, 'failed', false, 1],
    ['504', 'revoke', fault.status(504), {}, 'unknown', false, 1],
    ['success that is a lie', 'revoke', fault.status(204), {}, 'unknown', false, 1],
    ['success with a torn body', 'revoke', fault.tornJson('whole answer'), {}, 'revoked', true, 1],
    ['a web page', 'revoke', fault.html(), {}, 'unknown', false, 1],
    ['429 once', 'revoke', fault.throttled(3), { times: 1 }, 'revoked', true, 2],
    ['429 without end', 'revoke', fault.throttled(3), {}, 'failed', false, 3],
    ['an expired token', 'revoke', fault.unauthorized(), { times: 1 }, 'revoked', true, 2],
    ['unreadable before', 'consent', fault.html(), {}, 'failed', false, 0],
    [
      'unreadable after',
      'consent',
      fault.tornJson('whole answer'),
      { nth: 2, times: 99 },
      'unknown',
      true,
      1,
    ],
    ['unreadable for a moment after', 'consent', fault.emptyBody(), { nth: 2, times: 2 }, 'revoked', true, 1],
    ['a passing 404 before', 'consent', fault.status(404), { times: 1 }, 'revoked', true, 1],
    ['gone before', 'consent', fault.status(404), {}, 'already-ended', false, 0],
    ['gone after', 'consent', fault.status(410), { nth: 2, times: 99 }, 'revoked', true, 1],
    ['5xx on reading', 'consent', fault.status(503), { times: 2 }, 'revoked', true, 1],
  ])('%s (%s)', async (_, endpoint, strike, when, kind, held, sent) => {
    const test = await start();
    test.simulator.faults.add({ match: { endpoint, realm: 'sandbox', ...when }, fault: strike });
    const result = await revoke(test);
    expect(result).toMatchObject({ outcome: { kind }, held, sent });
    if ('failure' in result.outcome) expect(result.outcome.failure.hint).not.toBe('');
  });

  it.each([
    ['after commit', 'revoked'],
    ['before commit', 'unknown'],
  ] as const)('a server that is too slow %s', async (when, kind) => {
    const test = await start(1000);
    test.simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.latency(2500, when) });
    const { outcome, sent } = await revoke(test);
    expect(outcome.kind).toBe(kind);
    expect(sent).toBe(1);
  });

  it.each([
    ['503', 4, 'failed'],
    ['503', 99, 'unknown'],
    ['a lie', 3, 'unknown'],
  ] as const)('a gateway in trouble, %s and %i readings of 404: never revoked', async (name, times, kind) => {
    const test = await start();
    test.simulator.faults.add({ match: { endpoint: 'revoke' }, fault: revokeFaults[name] });
    test.simulator.faults.add({ match: { endpoint: 'consent', nth: 2, times }, fault: fault.status(404) });
    expect(await revoke(test)).toMatchObject({ outcome: { kind }, held: false, sent: 1 });
    expect(test.clock.slept).toEqual([300, 700, 1500, 3000]);
  });

  it('a server that is slow to show what it did is given a little time', async () => {
    const test = await start();
    const { consents } = test.simulator.realm('sandbox');
    const [id = ''] = consents.ids({ statuses: ['Active'] });
    const stale = fault.status(200, consents.get(id));
    test.simulator.faults.add({ match: { endpoint: 'consent', nth: 2, times: 3 }, fault: stale });
    expect(await revoke(test)).toMatchObject({ outcome: { kind: 'revoked' }, sent: 1 });
    expect(test.clock.slept).toEqual([300, 700, 1500]);
  });

  it('one that ended meanwhile is not sent', async () => {
    const test = await start();
    const { consents } = test.simulator.realm('sandbox');
    const [id = ''] = consents.ids({ statuses: ['Active'] });
    const chosen = decodeConsent('sandbox', consents.get(id));
    if (!chosen) throw new Error('unreadable');
    consents.revoke(id, { at: 1_700_000_000_000, by: 'somebody', reason: 'first' });
    const { outcome } = await attemptRevocation(
      { api: test.client, clock: test.clock },
      test.profile(),
      { consent: freeze(chosen, salt), salt, sentBefore: false },
      { reason: 'second', beforeSend: nothing },
    );
    expect(outcome).toMatchObject({ kind: 'already-ended', after: { status: 'revoked' } });
    expect(test.simulator.journal.count({ endpoint: 'revoke' })).toBe(0);
  });
});

describe('what proves it', () => {
  it('is the record before, the request, the answer and the record after, as received', async () => {
    const test = await start();
    const { evidence, id } = await revoke(test);
    expect(JSON.parse(evidence.before?.raw ?? '')).not.toEqual(JSON.parse(evidence.after?.raw ?? ''));
    expect(JSON.parse(evidence.after?.raw ?? '')).toEqual(test.simulator.realm('sandbox').consents.get(id));
    expect(evidence.request).toMatchObject({
      method: 'DELETE',
      url: `${test.simulator.apiBaseUrl}/consents/${id}`,
    });
    const [entry] = test.simulator.journal.entries({ endpoint: 'revoke' });
    expect(evidence.response).toMatchObject({ status: 204, failure: null, requestId: entry?.requestId });
  });

  it.each([
    ['nothing was sent', 'consent', fault.html(), { before: null, request: null, response: null }],
    [
      'no answer came',
      'revoke',
      fault.drop('after commit'),
      { response: { status: null, requestId: null, failure: expect.stringContaining('broke') } },
    ],
    ['it was refused', 'revoke', fault.status(409), { response: { status: 409 } }],
    [
      'it is gone after',
      'revoke',
      fault.status(410),
      { response: { status: 410 }, after: { raw: expect.any(String) } },
    ],
  ] as const)('%s', async (_, endpoint, strike, expected) => {
    const test = await start();
    test.simulator.faults.add({ match: { endpoint }, fault: strike });
    expect((await revoke(test)).evidence).toMatchObject(expected);
  });
});

describe('the intent', () => {
  it('is written after the first reading and before anything is sent', async () => {
    const test = await start();
    const seen: number[] = [];
    const beforeSend = async () => {
      const { journal } = test.simulator;
      seen.push(journal.count({ endpoint: 'consent' }), journal.count({ endpoint: 'revoke' }));
    };
    await revoke(test, 0, { beforeSend });
    expect(seen).toEqual([1, 0]);
  });

  it('that cannot be written leaves the consent alone', async () => {
    const test = await start();
    const beforeSend = () => Promise.reject(new Error('disk full'));
    await expect(revoke(test, 0, { beforeSend })).rejects.toThrow('disk full');
    expect(test.simulator.journal.count({ endpoint: 'revoke' })).toBe(0);
  });

  it('is not written for a consent that is spared', async () => {
    const test = await start();
    test.simulator.faults.add({ match: { endpoint: 'consent' }, fault: fault.status(404) });
    const beforeSend = () => Promise.reject(new Error('not to be asked'));
    expect((await revoke(test, 0, { beforeSend })).outcome.kind).toBe('already-ended');
  });
});

describe('what a run that was cut off may have sent', () => {
  it('is not sent again when the server has done it', async () => {
    const test = await start();
    const { consents } = test.simulator.realm('sandbox');
    const [id = ''] = consents.ids({ statuses: ['Active'] });
    const record = consents.get(id);
    const chosen = decodeConsent('sandbox', record);
    if (!chosen) throw new Error('unreadable');
    consents.revoke(id, { at: 1_700_000_000_000, by: 'us', reason: 'before the power cut' });
    const { outcome } = await attemptRevocation(
      { api: test.client, clock: test.clock },
      test.profile(),
      { consent: freeze(chosen, salt), salt, sentBefore: true },
      { reason: 'again', beforeSend: nothing },
    );
    expect(outcome).toMatchObject({ kind: 'revoked', after: { status: 'revoked' } });
    expect(test.simulator.journal.count({ endpoint: 'revoke' })).toBe(0);
  });

  it('is sent when the server has not', async () => {
    const result = await revoke(await start(), 0, { sentBefore: true });
    expect(result).toMatchObject({ outcome: { kind: 'revoked' }, sent: 1, held: true });
  });

  it('is never called unsent', async () => {
    const test = await start();
    test.simulator.faults.add({ match: { endpoint: 'token', nth: 2 }, fault: fault.status(503) });
    test.simulator.faults.add({ match: { endpoint: 'revoke', times: 1 }, fault: fault.unauthorized() });
    const renewed = await revoke(test, 0, { sentBefore: true });
    expect(renewed.outcome).toMatchObject({ kind: 'failed' });
    expect(JSON.stringify(renewed.outcome)).not.toContain('Nothing was sent');
    test.simulator.faults.add({ match: { endpoint: 'consent' }, fault: fault.html() });
    const { outcome } = await revoke(test, 1, { sentBefore: true });
    expect(outcome.kind).toBe('unknown');
    expect(JSON.stringify(outcome)).not.toContain('Nothing was sent');
  });
});

const revokeFaults = {
  'drop before': fault.drop('before commit'),
  'drop after': fault.drop('after commit'),
  '409': fault.status(409),
  '404': fault.status(404),
  '410': fault.status(410),
  '429': fault.throttled(1),
  '500': fault.status(500),
  '503': fault.status(503),
  '401': fault.unauthorized(),
  'a lie': fault.status(204),
  torn: fault.tornJson('broken off'),
  html: fault.html(),
};
const readFaults = {
  drop: fault.drop('before commit'),
  '404': fault.status(404),
  '429': fault.throttled(1),
  '503': fault.status(503),
  '401': fault.unauthorized(),
  torn: fault.tornJson('whole answer'),
  null: fault.nullBody(),
  html: fault.html(),
};

it('200 random schedules: never a false revoked, never a send too many, never another realm', async () => {
  const test = await start();
  const { simulator } = test;
  const untouched = simulator.realm('other').consents.ids({ statuses: ['Revoked'] }).length;
  const active = simulator.realm('sandbox').consents.ids({ statuses: ['Active'] });
  const kinds: Record<string, number> = {};
  // A fault that passes: 404 at two readings in a row is how a server says that a consent is gone.
  const strike = (names: object) =>
    fc.record({ name: fc.constantFrom(...Object.keys(names)), nth: fc.integer({ min: 1, max: 4 }) });
  const schedule = fc.record({
    revoking: fc.array(strike(revokeFaults), { maxLength: 3 }),
    reading: fc.uniqueArray(strike(readFaults), { maxLength: 3, selector: ({ nth }) => Math.ceil(nth / 2) }),
    nth: fc.nat({ max: Math.floor(active.length / 2) }),
  });
  await fc.assert(
    fc.asyncProperty(schedule, async ({ revoking, reading, nth }) => {
      simulator.faults.clear();
      for (const { name, nth } of revoking) {
        const strike = revokeFaults[name as keyof typeof revokeFaults];
        simulator.faults.add({ match: { endpoint: 'revoke', nth }, fault: strike });
      }
      for (const { name, nth } of reading) {
        const strike = readFaults[name as keyof typeof readFaults];
        simulator.faults.add({ match: { endpoint: 'consent', nth }, fault: strike });
      }
      const { outcome, sent, held } = await revoke(test, nth);
      kinds[outcome.kind] = (kinds[outcome.kind] ?? 0) + 1;
      if (outcome.kind === 'revoked') expect(held).toBe(true);
      if (outcome.kind === 'failed') expect(held).toBe(false);
      expect(sent).toBeLessThanOrEqual(mostSends + 1); // and one for a refused token
    }),
    { numRuns: 200 },
  );
  expect(simulator.journal.count({ realm: 'other' })).toBe(0);
  expect(simulator.realm('other').consents.ids({ statuses: ['Revoked'] })).toHaveLength(untouched);
  // Which others come up is chance; each has a case of its own above.
  expect(Object.keys(kinds).sort()).toEqual(expect.arrayContaining(['failed', 'revoked']));
}, 120_000);
