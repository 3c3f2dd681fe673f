import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsentStore, sandboxRealm, startSimulator } from './index';
import { ownerIn, statusIn } from './record-fields';
import type { Body } from './test-caller';

const simulators: { close(): Promise<void> }[] = [];
async function storeOf(options: Parameters<typeof sandboxRealm>[0] = {}) {
  const simulator = await startSimulator({ realms: [sandboxRealm(options)] });
  simulators.push(simulator);
  return simulator.realm('sandbox').consents;
}

let consents: ConsentStore;
beforeEach(async () => {
  consents = await storeOf({ consents: 200 });
});
afterAll(() => Promise.all(simulators.map((simulator) => simulator.close())));

const active = () => consents.ids({ statuses: ['Active'] })[0] ?? '';
const by = { at: Date.now(), by: 'test', reason: 'because' };

describe('ConsentStore', () => {
  it('serves the same record by page and by id', () => {
    fc.assert(
      fc.property(fc.nat(199), (offset) => {
        const [record] = consents.page(offset, 1) as Body[];
        expect(consents.get(record.id)).toEqual(record);
      }),
    );
  });

  it('splits into status families without rest', () => {
    const families = ['Active', 'Pending', 'Rejected', 'Revoked', 'Expired', 'Consumed', 'SuspendedByHolder'];
    const counts = families.map((family) => consents.count({ statuses: [family] }));
    expect(counts.reduce((sum, count) => sum + count)).toBe(200);
    expect(consents.count({ statuses: families })).toBe(200);
    expect(consents.count({ statuses: ['AUTH'] })).toBe(consents.count({ statuses: ['active'] }));
    expect(consents.count({ statuses: ['Nonsense'] })).toBe(0);
  });

  it('revokes once, and says so in status and history', () => {
    const id = active();
    expect(consents.revoke(id, by)).toBe('revoked');
    expect(consents.statusOf(id)).toMatch(/^(Revoked|CANC|REVOKED)$/);
    expect((consents.get(id) as Body).history.at(-1)).toMatchObject({ reason: 'because', actionBy: 'test' });
    expect(consents.ids({ statuses: ['Active'] })).not.toContain(id);
    expect(consents.ids({ statuses: ['Revoked'] })).toContain(id);
    expect(consents.revoke(id, by)).toBe('already ended');
    expect(consents.revoke('nobody', by)).toBe('unknown consent');
  });

  it.each(['wych', 'obie', 'pnz', 'cdr', 'mixed'] as const)(
    'knows status, owner and revocation of %s records',
    async (recordShape) => {
      const store = await storeOf({ recordShape, consents: 60 });
      for (const id of store.ids()) {
        expect(ownerIn(store.get(id) ?? null)).toBe(store.ownerOf(id));
        expect(store.statusOf(id)).toBeDefined();
      }
      for (const id of store.ids({ statuses: ['Active'] })) {
        store.revoke(id, by);
        expect(statusIn(store.get(id) ?? null)).toMatch(/^(Revoked|CANC|REVOKED)$/);
      }
      expect(store.count({ statuses: ['Active'] })).toBe(0);
    },
  );

  it('has no expired consents where PNZ is spoken: they stay authorised', async () => {
    const store = await storeOf({ recordShape: 'pnz' });
    expect(store.count({ statuses: ['Expired'] })).toBe(0);
    expect(store.count()).toBe(600);
  });

  it('takes in any JSON value, and forgets', () => {
    consents.insert({ id: 'odd', status: 'Frozen', deep: [null, { a: 1 }] });
    consents.insert(null, 'nothing');
    consents.insert('a text', 'text');
    expect(consents.count()).toBe(203);
    expect(consents.ids({ statuses: ['Frozen'] })).toEqual(['odd']);
    expect(consents.page(200, 10)).toEqual([
      { id: 'odd', status: 'Frozen', deep: [null, { a: 1 }] },
      null,
      'a text',
    ]);
    expect(consents.ids().slice(200)).toEqual(['odd', 'nothing', 'text']);
    consents.forget('odd');
    consents.forget('odd');
    expect(consents.get('odd')).toBeUndefined();
    expect(consents.page(200, 10)).toEqual([null, 'a text']);
    expect(consents.count()).toBe(202);
    expect(() => consents.insert({ status: 'x' })).toThrow(RangeError);
    expect(() => consents.insert({ id: active() })).toThrow(RangeError);
  });

  it('shows a changed record everywhere', () => {
    const id = active();
    consents.change(id, (record) => ({ ...(record as object), status: 'RJCT' }));
    expect(consents.ids({ statuses: ['Rejected'] })).toContain(id);
    consents.replace(id, { id, status: 'AUTH', userId: 'somebody' });
    expect(consents.ids({ customerId: 'somebody' })).toEqual([id]);
    expect(() => consents.change('nobody', (record) => record)).toThrow(RangeError);
  });

  it('gives each customer their own consents and no other', () => {
    const owners = new Set(consents.ids().map((id) => consents.ownerOf(id)));
    const counts = [...owners].map((customerId) => consents.count({ customerId }));
    expect(counts.reduce((sum, count) => sum + count)).toBe(200);
  });
});
