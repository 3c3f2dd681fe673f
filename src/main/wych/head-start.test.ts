/** What a head start asks of servers of every kind, over real HTTP, and what it makes of their answers. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Consent, ConsentStatus } from '../../shared/consent';
import { fault, type PagingStyle, type RealmOptions, sandboxRealm } from '../../simulator/index';
import { startTestClient, type TestClient } from './wych-client-testing';

const open: TestClient[] = [];
afterEach(async () => {
  for (const { simulator } of open.splice(0)) await simulator.close();
});

async function start(options: Partial<RealmOptions> = {}) {
  const started = await startTestClient({
    fetch,
    realms: [sandboxRealm({ consents: 400, maxPageSize: 50, ...options })],
  });
  open.push(started);
  const { client, profile, simulator } = started;
  /** Ids of what came, and what was asked of `?status=`. */
  const first = async (...statuses: ConsentStatus[]) => {
    const before = simulator.journal.count({ endpoint: 'list' });
    const consents: Consent[] = [];
    const totals: (number | null)[] = [];
    for await (const { records, total } of client.listFirst(profile(), statuses)) {
      consents.push(...records);
      totals.push(total);
    }
    const asked = simulator.journal
      .entries({ endpoint: 'list' })
      .slice(before)
      .map(({ query }) => new URLSearchParams(query).get('status'));
    return { consents, totals, asked };
  };
  const whole = async () => {
    const consents: Consent[] = [];
    for await (const { records } of client.listConsents(profile())) consents.push(...records);
    return consents;
  };
  const idsOf = (...families: string[]) => simulator.realm('sandbox').consents.ids({ statuses: families });
  return { ...started, first, whole, idsOf };
}

const styles: PagingStyle[] = ['none', 'page', 'links', 'link-header', 'cursor'];

describe('a server that honours the filter', () => {
  it.each(styles)('sends all of a status, and says how many there are, with paging %s', async (paging) => {
    const { first, idsOf } = await start({ paging });
    const { consents, totals, asked } = await first('pending');
    expect(consents.map(({ id }) => id)).toEqual(idsOf('Pending'));
    expect(new Set(asked)).toEqual(new Set(['pending']));
    if (paging === 'page') expect(new Set(totals)).toEqual(new Set([idsOf('Pending').length]));
  });

  it('is asked for each status, and the total tells of those begun', async () => {
    const { first, idsOf } = await start();
    const { consents, totals, asked } = await first('pending', 'rejected', 'pending');
    const ids = [...idsOf('Pending'), ...idsOf('Rejected')];
    expect(consents.map(({ id }) => id)).toEqual(ids);
    expect([totals[0], totals.at(-1)]).toEqual([idsOf('Pending').length, ids.length]);
    expect([...new Set(asked)]).toEqual(['pending', 'rejected']);
  });

  it('is asked with its own words once they are known, and not for those that came with another', async () => {
    const { first, whole, idsOf } = await start();
    await whole();
    const { consents, asked } = await first('pending');
    expect(consents.map(({ id }) => id)).toEqual(idsOf('Pending'));
    expect(new Set(asked).size).toBe(1);
    expect(asked[0]).not.toBe('pending');
  });

  it('is asked three times at most when it tells all of its words apart', async () => {
    const { first, whole, simulator } = await start({ consents: 0 });
    const words = ['AWAU', 'AWUP', 'AWAF', 'CREATED'];
    for (const word of words)
      for (let count = 0; count < 40; count++)
        simulator.realm('sandbox').consents.insert({ id: `${word}-${count}`, status: word });
    await whole();
    // The simulator folds what it is asked; this one answers each with nothing.
    simulator.faults.add({ match: { endpoint: 'list', times: 9 }, fault: fault.status(200, { data: [] }) });
    expect((await first('pending')).asked).toHaveLength(3);
  });

  it('is asked nothing for so many statuses that it is the whole list', async () => {
    const { first } = await start();
    expect(await first('active', 'pending', 'expired', 'revoked')).toMatchObject({ consents: [], asked: [] });
  });

  it('is left alone after ten pages', async () => {
    const { first } = await start({ consents: 2000 });
    expect((await first('active')).consents).toHaveLength(500);
  });

  it('is asked nothing where its whole list came on one page', async () => {
    const { first, whole } = await start({ consents: 40 });
    await whole();
    expect((await first('pending')).asked).toEqual([]);
  });
});

it('a server that ignores the filter is found out by its first page, once', async () => {
  const { first } = await start({ statusFilter: 'ignored' });
  const { consents, asked } = await first('pending');
  expect(consents).toHaveLength(50);
  expect(asked.length, 'the second page is on its way by then').toBeLessThanOrEqual(2);
  expect(await first('active')).toMatchObject({ consents: [], asked: [] });
});

describe('a server that refuses the filter', () => {
  it('is asked twice, the second time without a page size, and then no more', async () => {
    const { first, whole } = await start({ statusFilter: 'refused' });
    expect(await first('pending')).toMatchObject({ consents: [], asked: ['pending', 'pending'] });
    expect((await first('active')).asked, 'a guess').toEqual([]);
    await whole();
    expect((await first('active')).asked, 'its own word').toHaveLength(2);
    expect((await first('active', 'pending')).asked).toEqual([]);
  });

  it.each([400, 403, 404, 405, 422, 500, 501])('with %i is not told as a failure', async (status) => {
    const { first, simulator } = await start();
    simulator.faults.add({ match: { endpoint: 'list', times: 9 }, fault: fault.status(status) });
    expect((await first('pending')).consents).toEqual([]);
  });

  it('with a page that is no list is not told as a failure either', async () => {
    const { first, simulator } = await start();
    simulator.faults.add({ match: { endpoint: 'list', times: 9 }, fault: fault.html(200) });
    expect((await first('pending')).consents).toEqual([]);
  });
});

it.each(['same-page', 'never-ending', 'overlapping'] as const)(
  'a filtered list that is %s is no failure, and ends',
  async (how) => {
    const { first, idsOf, simulator } = await start();
    simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.paging(how) });
    const { consents, asked } = await first('pending');
    expect(idsOf('Pending')).toEqual(expect.arrayContaining(consents.map(({ id }) => id)));
    expect(asked.length).toBeLessThanOrEqual(5);
  },
);

it('what any question would meet is a failure as usual', async () => {
  const { first, simulator, secrets } = await start();
  simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.status(429) });
  await expect(first('pending')).rejects.toMatchObject({ failure: { kind: 'throttled' } });
  secrets.values.delete('sandbox/apiKey');
  await expect(first('pending')).rejects.toMatchObject({ failure: { kind: 'secret-missing' } });
});
