/** Lists as they should not be, over real HTTP. Nothing hangs, and what was dropped or merged is told. */
import { afterEach, describe, expect, it } from 'vitest';
import { fault, productionRealm, type RealmOptions, sandboxRealm } from '../../simulator/index';
import { type BrowsingOverHttp, startBrowsing } from './browse-http-testing';

let started: BrowsingOverHttp | undefined;
afterEach(() => started?.simulator.close());

async function start(...realms: RealmOptions[]) {
  started = await startBrowsing(fetch, ...realms);
  return started;
}

/** Reads one realm to its end. */
async function readAll({ browse, simulator }: BrowsingOverHttp) {
  const pulls = await browse('sandbox').port.pullAll();
  const consents = pulls.flatMap((pull) => pull.consents);
  return {
    pulls,
    consents,
    progress: pulls.at(-1)?.progress[0],
    asked: simulator.journal.count({ endpoint: 'list' }),
  };
}

const styles = ['page', 'links', 'link-header', 'cursor'] as const;

describe.each(styles)('a list continued by %s', (paging) => {
  const realm = sandboxRealm({ paging, consents: 250, maxPageSize: 100 });
  const withFault = async (how: Parameters<typeof fault.paging>[0]) => {
    const browsing = await start(realm);
    browsing.simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.paging(how) });
    return readAll(browsing);
  };

  // A list that counts its pages names no next one.
  const forEver = paging === 'page' ? (['same-page'] as const) : (['same-page', 'same-link'] as const);

  it.each(forEver)('is stopped when it sends %s for ever', async (how) => {
    const { consents, progress, asked } = await withFault(how);
    expect(new Set(consents.map(({ id }) => id)).size).toBe(100);
    expect(progress).toMatchObject({
      state: 'failed',
      received: 100,
      failure: { kind: 'contract', message: expect.stringContaining('repeats itself after 100') },
    });
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('is stopped when it begins again after its last page', async () => {
    const { progress, asked } = await withFault('never-ending');
    expect(progress).toMatchObject({
      state: 'failed',
      received: 250,
      repeated: 100,
      failure: { message: expect.stringContaining('repeats itself after 250') },
    });
    expect(asked).toBe(4);
  });

  it('is merged when its pages overlap, and what came twice is counted', async () => {
    const { consents, progress } = await withFault('overlapping');
    expect(consents).toHaveLength(250);
    expect(new Set(consents.map(({ id }) => id)).size).toBe(250);
    expect(progress).toMatchObject({ state: 'complete', received: 250 });
    expect(progress?.repeated).toBeGreaterThanOrEqual(100);
  });
});

it('an id that two realms have names two consents', async () => {
  const { browse, simulator } = await start(sandboxRealm({ consents: 3 }), productionRealm({ consents: 3 }));
  for (const name of ['sandbox', 'production'])
    simulator.realm(name).consents.insert({ id: 'one-of-two', status: 'Authorised' });
  const pulls = await browse('sandbox', 'production').port.pullAll();
  const both = pulls.flatMap(({ consents }) => consents).filter(({ id }) => id === 'one-of-two');
  expect(both.map(({ realmId }) => realmId).sort()).toEqual(['production', 'sandbox']);
  expect(pulls.at(-1)?.progress).toMatchObject([{ repeated: 0 }, { repeated: 0 }]);
});

describe('records of a megabyte', () => {
  const megabyte = 'm'.repeat(1_000_000);

  it('cost the window only what is shown of them', async () => {
    const browsing = await start(sandboxRealm({ consents: 0 }));
    for (let count = 0; count < 8; count++)
      browsing.simulator.realm('sandbox').consents.insert({ id: `c${count}`, note: megabyte });
    const { consents, pulls } = await readAll(browsing);
    expect(consents).toHaveLength(8);
    expect(JSON.stringify(pulls).length).toBeLessThan(10_000);
  });

  it('come one at a time when the megabyte is what is shown', async () => {
    const browsing = await start(sandboxRealm({ consents: 0 }));
    for (let count = 0; count < 8; count++)
      browsing.simulator.realm('sandbox').consents.insert({ id: `c${count}`, user: { name: megabyte } });
    const { consents, pulls } = await readAll(browsing);
    expect(consents.map(({ customer }) => customer.name.length)).toEqual(Array(8).fill(1_000_000));
    expect(Math.max(...pulls.map((pull) => pull.consents.length))).toBe(1);
  });

  it('on a page beyond what is read of any answer, fail the realm and say what to do', async () => {
    const browsing = await start(sandboxRealm({ consents: 0 }));
    for (let count = 0; count < 70; count++)
      browsing.simulator.realm('sandbox').consents.insert({ id: `c${count}`, note: megabyte });
    const { progress } = await readAll(browsing);
    expect(progress).toMatchObject({
      state: 'failed',
      received: 0,
      failure: { kind: 'contract', message: 'The answer is larger than 64 MB.' },
    });
    expect(progress?.failure?.hint).not.toBe('');
  });
});

it('a status that the app has never seen is kept as it was received', async () => {
  const browsing = await start(sandboxRealm({ consents: 0 }));
  const strange = ['Frobnicated', '<b>Active</b>', 'ACTIVE\u202e', 'x'.repeat(5000)];
  for (const [index, status] of strange.entries())
    browsing.simulator.realm('sandbox').consents.insert({ id: `c${index}`, status });
  const { consents, progress } = await readAll(browsing);
  expect(consents.map(({ statusAsReceived }) => statusAsReceived)).toEqual(strange);
  expect(new Set(consents.map(({ status }) => status))).toEqual(new Set(['other']));
  expect(progress).toMatchObject({ state: 'complete', unreadable: 0 });
});

it('a date in the year 9999 is one; a negative one and junk are none', async () => {
  const browsing = await start(sandboxRealm({ consents: 0 }));
  const dates = {
    '9999-12-31T23:59:59Z': Date.UTC(9999, 11, 31, 23, 59, 59),
    '9999-12-31T23:59:59.999Z': Date.UTC(9999, 11, 31, 23, 59, 59, 999),
    '-000001-01-01T00:00:00Z': null,
    '+275760-09-13T00:00:00Z': null,
    '0000-00-00T00:00:00Z': null,
    '2026-02-30T00:00:00Z': null,
    'next week': null,
    '': null,
  };
  const others = [-1, -1_700_000_000_000, 1e300, true, {}, ['2026-01-01'], '-1'];
  for (const [index, expires] of [...Object.keys(dates), ...others].entries())
    browsing.simulator.realm('sandbox').consents.insert({ id: `c${index}`, expires });
  const { consents, progress } = await readAll(browsing);
  expect(consents.map(({ expiresAt }) => expiresAt)).toEqual([
    ...Object.values(dates),
    ...others.map(() => null),
  ]);
  expect(progress).toMatchObject({ state: 'complete', unreadable: 0 });
});

it('50,000 records on one page come in messages of a thousand, and others get their turn in between', async () => {
  const browsing = await start(sandboxRealm({ paging: 'none', listShape: 'array', consents: 0 }));
  for (let count = 0; count < 50_000; count++)
    browsing.simulator.realm('sandbox').consents.insert({ id: `c${count}`, status: 'Authorised' });
  const { port } = browsing.browse('sandbox');
  await port.pullUntil(({ consents }) => consents.length > 0);
  let turns = 0;
  const tick = setInterval(() => {
    turns += 1;
  });
  const pulls = await port.pullAll();
  clearInterval(tick);
  expect(Math.max(...pulls.map(({ consents }) => consents.length))).toBeLessThanOrEqual(1000);
  expect(pulls.at(-1)?.progress[0]).toMatchObject({ state: 'complete', received: 50_000 });
  expect(turns).toBeGreaterThan(20);
});
