import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, MemorySecrets } from './network-door-testing';
import type { Token } from './token-life';
import { TokenSlots } from './token-slots';

const client = { realmId: 'prod', issuer: 'https://login.example.com/realms/p', clientId: 'c' };
const anna = { ...client, subject: 'u-anna' };
const ben = { ...client, subject: 'u-ben' };

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
const stored = () => [...secrets.values.values()].map((text) => JSON.parse(text).value).sort();

describe('a customer whose consent was revoked (V6)', () => {
  it('has their tokens forgotten, whatever scope they were for, and nobody else theirs', async () => {
    for (const owner of [client, anna, ben]) await slots.of(owner, request).get();
    await slots.of({ ...anna, scope: 'more' }, request).get();
    await slots.of({ ...anna, realmId: 'sandbox' }, request).get();
    await slots.forgetSubject('prod', 'u-anna');
    expect(stored()).toEqual(['t-1', 't-3', 't-5']);
    expect(await slots.of(anna, request).get()).toBe('t-6');
    expect(await slots.of({ ...anna, scope: 'more' }, request).get()).toBe('t-7');
    expect(await slots.of(client, request).get()).toBe('t-1');
    expect(await slots.of(ben, request).get()).toBe('t-3');
    expect(await slots.of({ ...anna, realmId: 'sandbox' }, request).get()).toBe('t-5');
  });

  it('gets none back from an earlier run of the app', async () => {
    await slots.of(anna, request).get();
    await expect.poll(stored).toEqual(['t-1']);
    await restarted().forgetSubject('prod', 'u-anna');
    expect(await restarted().of(anna, request).get()).toBe('t-2');
  });

  it('gets none kept that was under way', async () => {
    let answer = (_: Token) => {};
    const asking = slots.of(anna, () => new Promise((resolve) => (answer = resolve))).get();
    await new Promise((resolve) => setImmediate(resolve));
    await slots.forgetSubject('prod', 'u-anna');
    answer(await request());
    await asking;
    expect(stored()).toEqual([]);
  });

  it('is not hindered by a keychain that does not answer', async () => {
    await slots.of(anna, request).get();
    secrets.broken = new Error('locked');
    await slots.forgetSubject('prod', 'u-anna');
    expect(await slots.of(anna, request).get()).toBe('t-2');
  });
});

it('a realm that is forgotten keeps nothing of its own', async () => {
  await slots.of(client, request).get();
  await slots.of({ ...client, realmId: 'sandbox' }, request).get();
  await slots.forget('prod');
  expect(await slots.of(client, request).get()).toBe('t-3');
  expect(await slots.of({ ...client, realmId: 'sandbox' }, request).get()).toBe('t-2');
});
