import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, MemorySecrets } from './network-door-testing';
import type { Token } from './token-life';
import { TokenSlots } from './token-slots';
import type { TokenOwner } from './token-store';

const client = { realmId: 'prod', issuer: 'https://login.example.com/realms/p', clientId: 'c' };
const anna = { ...client, subject: { id: 'u-anna', email: 'anna@example.com' } };
const ben = { ...client, subject: { id: 'u-ben', email: 'ben@example.com' } };

let secrets: MemorySecrets;
let clock: FakeClock;
let slots: TokenSlots;
let asked: number;

beforeEach(() => {
  secrets = new MemorySecrets();
  clock = new FakeClock();
  asked = 0;
  slots = restarted();
});

/** As after a start of the app: the vault is all that is left. */
const restarted = () => new TokenSlots({ secrets, clock, random: () => 0.5 });

async function request(): Promise<Token> {
  asked += 1;
  const now = clock.now();
  return { value: `t-${asked}`, obtainedAt: now, validUntil: now + 600_000, scopes: [], serverAhead: null };
}
const tokenOf = async (owner: TokenOwner, from = slots) => (await from.of(owner, request).get()).value;
const stored = () => [...secrets.values.values()].map((text) => JSON.parse(text).value);

describe('a customer whose consent was revoked (V6)', () => {
  it('has their tokens forgotten, however they were come by, and nobody else theirs', async () => {
    for (const owner of [client, anna, ben]) await tokenOf(owner);
    await tokenOf({ ...anna, exchange: 'another way' });
    await tokenOf({ ...anna, realmId: 'sandbox' });
    await slots.forgetSubject('prod', 'u-anna');
    expect(await tokenOf(anna)).toBe('t-6');
    expect(await tokenOf({ ...anna, exchange: 'another way' })).toBe('t-7');
    expect(await tokenOf(client)).toBe('t-1');
    expect(await tokenOf(ben)).toBe('t-3');
    expect(await tokenOf({ ...anna, realmId: 'sandbox' })).toBe('t-5');
  });

  it('gets none kept that was under way', async () => {
    let answer = (_: Token) => {};
    const asking = slots.of(anna, () => new Promise((resolve) => (answer = resolve))).get();
    await new Promise((resolve) => setImmediate(resolve));
    await slots.forgetSubject('prod', 'u-anna');
    answer(await request());
    await asking;
    expect(slots.ofSubjects('prod')).toEqual([]);
    expect(await tokenOf(anna)).toBe('t-2');
  });
});

it('a customer’s token is never written down, the client’s is', async () => {
  for (const owner of [client, anna]) await tokenOf(owner);
  await expect.poll(stored).toEqual(['t-1']);
  expect(await tokenOf(client, restarted())).toBe('t-1');
  expect(await tokenOf(anna, restarted())).toBe('t-3');
});

it('one request for a customer, however many want the token', async () => {
  const values = await Promise.all(Array.from({ length: 100 }, () => tokenOf(anna)));
  expect(new Set(values)).toEqual(new Set(['t-1']));
  expect(asked).toBe(1);
});

it('a realm that is forgotten keeps nothing of its own', async () => {
  for (const owner of [client, anna, { ...client, realmId: 'sandbox' }]) await tokenOf(owner);
  await slots.forget('prod');
  expect(slots.ofSubjects('prod')).toEqual([]);
  expect(await tokenOf(client)).toBe('t-4');
  expect(await tokenOf(anna)).toBe('t-5');
  expect(await tokenOf({ ...client, realmId: 'sandbox' })).toBe('t-3');
});

it('is not hindered by a keychain that does not answer', async () => {
  await tokenOf(client);
  secrets.broken = new Error('locked');
  await slots.forget('prod');
  expect(await tokenOf(client)).toBe('t-2');
});
