import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Customer } from '../../shared/customer';
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { FakeClock, profileFor } from '../wych/network-door-testing';
import { CustomerDirectory } from './customer-directory';

const minute = 60_000;
const customer = (n: number, more: Partial<Customer> = {}): Customer => ({
  id: `u-${n}`,
  email: `someone${n}@example.nz`,
  name: `Someone ${n}`,
  ...more,
});

let clock: FakeClock;
let profiles: RealmProfile[];
let asked: { realmId: string; signal: AbortSignal }[];
let pages: (realmId: string) => AsyncIterable<{ records: Customer[] }>;
let directory: CustomerDirectory;

const start = (limits?: { customers: number; realms: number }) =>
  new CustomerDirectory({
    source: {
      listUsers: ({ id }, signal) => {
        asked.push({ realmId: id, signal });
        return pages(id);
      },
    },
    realms: { get: (id) => profiles.find((profile) => profile.id === id) ?? expect.fail('no such realm') },
    clock,
    ...(limits ? { limits } : {}),
  });

beforeEach(() => {
  clock = new FakeClock();
  asked = [];
  profiles = ['a', 'b', 'c', 'd'].map((id) =>
    profileFor({ loginBaseUrl: 'https://l', apiBaseUrl: 'https://api' }, { id }),
  );
  pages = async function* () {
    yield { records: [customer(1), customer(2, { name: 'Hēmi Đặng', email: 'hemi@example.nz' })] };
    yield { records: [customer(3, { email: 'Aroha.Hemi@example.nz' })] };
  };
  directory = start();
});

const search = (text = '', realmId = 'a', limit = 10) => directory.search({ realmId, text, limit });
async function read(realmId = 'a') {
  await search('', realmId);
  await expect.poll(async () => (await search('', realmId)).state).not.toBe('reading');
}
const idsOf = async (text: string) => (await search(text)).customers.map(({ id }) => id);

describe('a first search', () => {
  it('begins to read, and answers what is known so far', async () => {
    let more = () => {};
    pages = async function* () {
      yield { records: [customer(1)] };
      await new Promise<void>((resolve) => (more = resolve));
      yield { records: [customer(2)] };
    };
    expect(await search()).toEqual({
      realmId: 'a',
      state: 'reading',
      known: 0,
      matches: 0,
      customers: [],
      readAt: null,
    });
    await turn();
    expect(await search()).toMatchObject({ state: 'reading', known: 1, customers: [customer(1)] });
    more();
    await turn();
    expect(await search()).toMatchObject({ state: 'complete', known: 2, readAt: clock.now() });
    expect(asked).toHaveLength(1);
  });

  it('tells why it failed, keeps what came, and reads anew when it is asked to', async () => {
    pages = async function* () {
      yield { records: [customer(1)] };
      throw fail('scope-missing', 'words', 'hint');
    };
    await read();
    expect(await search()).toMatchObject({ state: 'failed', known: 1, failure: { kind: 'scope-missing' } });
    expect(asked).toHaveLength(1);
    directory.forget({ realmId: 'a' });
    await search();
    expect(asked).toHaveLength(2);
  });
});

describe('searching', () => {
  beforeEach(() => read());

  it.each([
    ['hemi dang', ['u-2']],
    ['DANG hem', ['u-2']],
    ['u-3', ['u-3']],
    ['example.nz', ['u-1', 'u-2', 'u-3']],
    ['nobody', []],
    ['', ['u-1', 'u-2', 'u-3']],
    ['  ', ['u-1', 'u-2', 'u-3']],
  ])('%j finds %j', async (text, ids) => {
    expect(await idsOf(text)).toEqual(ids);
  });

  it('puts whoever begins with it first', async () => {
    expect(await idsOf('hemi')).toEqual(['u-2', 'u-3']);
    expect(await idsOf('aroha')).toEqual(['u-3']);
  });

  it('counts all and hands over some', async () => {
    expect(await search('example', 'a', 2)).toMatchObject({ matches: 3, customers: { length: 2 } });
  });

  it('finds no word across two texts', async () => {
    expect(await idsOf('nzsomeone')).toEqual([]);
  });
});

it('finds a customer by their id, once they have been read', async () => {
  expect(directory.find('a', 'u-2')).toBeUndefined();
  await read();
  expect(directory.find('a', 'u-2')?.name).toBe('Hēmi Đặng');
  expect(directory.find('b', 'u-2')).toBeUndefined();
});

describe('is forgotten', () => {
  const isKnown = () => directory.find('a', 'u-1') !== undefined;
  beforeEach(() => read());

  it('15 minutes after its last use', async () => {
    clock.advance(10 * minute);
    await turn();
    await search();
    clock.advance(10 * minute);
    await turn();
    expect(isKnown()).toBe(true);
    clock.advance(10 * minute);
    await turn();
    expect(isKnown()).toBe(true);
    clock.advance(16 * minute);
    await turn();
    expect(isKnown()).toBe(false);
  });

  it('when its realm leads elsewhere or is gone, and not when only its name changes', () => {
    const change = (more: Partial<RealmProfile>) =>
      profiles.map((profile) => (profile.id === 'a' ? { ...profile, ...more } : profile));
    directory.realmsChanged(change({ name: 'Other', accent: 'red' }));
    expect(isKnown()).toBe(true);
    directory.realmsChanged(change({ appId: 'other' }));
    expect(isKnown()).toBe(false);
  });

  it('with all others, at once', async () => {
    await read('b');
    directory.forgetAll();
    expect([isKnown(), directory.find('b', 'u-1')]).toEqual([false, undefined]);
    expect(asked.every(({ signal }) => signal.aborted)).toBe(true);
  });
});

it('a list that is forgotten while it is read is not read on', async () => {
  let more = () => {};
  pages = async function* () {
    await new Promise<void>((resolve) => (more = resolve));
    yield { records: [customer(1)] };
  };
  await search();
  directory.forget({ realmId: 'a' });
  more();
  await turn();
  expect(directory.find('a', 'u-1')).toBeUndefined();
  expect(asked[0]?.signal.aborted).toBe(true);
});

describe('memory', () => {
  it('is bounded in customers, and it says that there are more', async () => {
    directory = start({ customers: 2, realms: 3 });
    await read();
    expect(await search()).toMatchObject({ known: 2, state: 'failed', failure: { kind: 'contract' } });
  });

  it('is bounded in realms: the one used longest ago goes', async () => {
    for (const realmId of ['a', 'b', 'c']) await read(realmId);
    await search('', 'a');
    await read('d');
    const known = ['a', 'b', 'c', 'd'].filter((realmId) => directory.find(realmId, 'u-1'));
    expect(known).toEqual(['a', 'c', 'd']);
  });
});
