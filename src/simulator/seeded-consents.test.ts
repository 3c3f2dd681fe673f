import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productionRealm, type Simulator, sandboxRealm, startSimulator } from './index';
import { statusIn } from './record-fields';
import { familyOf, STATUS_FAMILIES, STATUS_SPELLINGS, UNKNOWN_STATUS } from './status';
import type { Body } from './test-caller';

const NOW = Date.parse('2026-07-01T00:00:00Z');
const DAY = 86_400_000;
const start = (seed = 1, now = NOW) =>
  startSimulator({ realms: [sandboxRealm(), productionRealm()], seed, now: () => now });

let simulator: Simulator;
const all = (realm: string, of = simulator): Body[] => of.realm(realm).consents.page(0, 600);

beforeAll(async () => {
  simulator = await start();
});
afterAll(() => simulator.close());

describe('seeded consents', () => {
  it('are the same for the same seed and clock, and others for another seed or clock', async () => {
    const [same, other, later] = await Promise.all([start(), start(2), start(1, NOW + DAY)]);
    expect(all('sandbox', same)).toEqual(all('sandbox'));
    expect(all('production', same)).toEqual(all('production'));
    expect(all('sandbox', other)).not.toEqual(all('sandbox'));
    expect(all('sandbox', later)[0].created).not.toBe(all('sandbox')[0].created);
    await Promise.all([same.close(), other.close(), later.close()]);
  });

  it('have ids of their own in each realm', () => {
    const ids = [
      ...simulator.realm('sandbox').consents.ids(),
      ...simulator.realm('production').consents.ids(),
    ];
    expect(new Set(ids).size).toBe(1200);
    expect(all('sandbox').map(({ id }) => id)).toEqual(simulator.realm('sandbox').consents.ids());
  });

  it('show every status in every spelling, and one that nobody knows', () => {
    for (const realm of ['sandbox', 'production']) {
      const statuses = all(realm).map((record) => String(statusIn(record)));
      expect(new Set(statuses)).toEqual(new Set([...Object.values(STATUS_SPELLINGS).flat(), UNKNOWN_STATUS]));
      expect(statuses.filter((status) => familyOf(status) === undefined)).toEqual([UNKNOWN_STATUS]);
    }
  });

  it('differ in proportions between sandbox and production', () => {
    const active = (realm: string) => simulator.realm(realm).consents.count({ statuses: ['Active'] });
    expect(active('production')).toBeGreaterThan(active('sandbox') * 1.2);
  });

  it('expire around today, are active past their end, and wait for too long', () => {
    for (const realm of ['sandbox', 'production']) {
      const active = all(realm).filter(({ status }) => familyOf(status) === 'Active');
      const left = active.map(({ expires }) => (Date.parse(expires) - NOW) / DAY);
      expect(left.filter((days) => days > 0 && days <= 7).length).toBeGreaterThan(5);
      expect(left.filter((days) => days > 7 && days <= 30).length).toBeGreaterThan(5);
      expect(left.filter((days) => days < 0).length).toBeGreaterThan(5);
      expect(left.filter(Number.isNaN).length).toBeGreaterThan(0);
      const waiting = all(realm)
        .filter(({ status }) => familyOf(status) === 'Pending')
        .map(({ created }) => (NOW - Date.parse(created)) / DAY);
      expect(waiting.some((days) => days < 1)).toBe(true);
      expect(waiting.some((days) => days > 1)).toBe(true);
    }
  });

  it('tell one story in status, times and history', () => {
    for (const { status, created, updated, expires, history, sharing_duration } of all('sandbox')) {
      expect(history.at(-1).currentStatus).toBe(status);
      expect(history.at(-1).actionTime).toBe(updated);
      const times = [created, ...history.map((entry: Body) => entry.actionTime)].map(Date.parse);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(Date.parse(updated)).toBeLessThanOrEqual(NOW);
      if (expires) expect(Date.parse(expires)).toBeGreaterThan(Date.parse(created));
      expect(sharing_duration ?? 0).toBeLessThanOrEqual(365 * 86_400);
    }
  });

  it('belong to people with accents and long names, at addresses that lead nowhere', () => {
    const users = all('sandbox').map(({ user }) => user);
    expect(users.some(({ name }) => /[āēīōū]/i.test(name))).toBe(true);
    expect(users.some(({ name }) => /[ễạầướđ]/i.test(name))).toBe(true);
    expect(Math.max(...users.map(({ name }) => name.length))).toBeGreaterThan(60);
    for (const { email } of users)
      expect(email).toMatch(/^[a-z.]+\.\d+@(example\.(com|org|net)|\w+\.example)$/);
    expect(new Set(all('sandbox').map(({ recipient }) => recipient.name)).size).toBeGreaterThan(20);
  });

  it('carry the permissions of three standards, and now and then fields that nobody knows', () => {
    const records = all('production');
    const permissions = new Set(records.flatMap((record) => record.permissions));
    expect(permissions).toContain('bank:accounts.basic:read');
    expect(permissions).toContain('ReadAccountsBasic');
    expect(records.every((record) => record.permissions.length > 0)).toBe(true);
    const extra = records.filter(
      (record) => 'brand' in record || 'riskFlags' in record || 'nested' in record,
    );
    expect(extra.length).toBeGreaterThan(40);
    expect(extra.length).toBeLessThan(200);
  });

  it('show all cases in a realm of ten', async () => {
    const small = await startSimulator({ realms: [sandboxRealm({ consents: 10 })] });
    const { consents } = small.realm('sandbox');
    for (const family of STATUS_FAMILIES) expect(consents.count({ statuses: [family] })).toBeGreaterThan(0);
    expect(consents.count({ statuses: [UNKNOWN_STATUS] })).toBe(1);
    await small.close();
  });
});
