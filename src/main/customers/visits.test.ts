import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../shared/audit';
import { type Customer, type VisitState, visitPatience, visitStateSchema } from '../../shared/customer';
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { draft, edit, testRegistry } from '../realms/for-tests';
import { FakeClock } from '../wych/network-door-testing';
import type { Subject } from '../wych/subject';
import { Visits } from './visits';

const anna: Customer = { id: 'u-anna', email: 'anna@example.com', name: 'Anna' };
const ben: Customer = { id: 'u-ben', email: 'ben@example.com', name: 'Ben' };
const minute = 60_000;

let clock: FakeClock;
let steady: number;
let screenIsLocked: boolean;
let registry: Awaited<ReturnType<typeof testRegistry>>['registry'];
let entries: AuditEntry[];
/** What the exchange and the log wait for; set to make them slow or to make them fail. */
let exchanging: (subject: Subject) => Promise<unknown>;
let writing: (entry: AuditEntry) => Promise<unknown>;
let exchanged: string[];
let forgotten: string[];
let told: VisitState[];
let visits: Visits;

beforeEach(async () => {
  clock = new FakeClock();
  steady = 5;
  screenIsLocked = false;
  entries = [];
  exchanging = async () => {};
  writing = async () => {};
  exchanged = [];
  forgotten = [];
  told = [];
  ({ registry } = await testRegistry());
  await registry.save(draft({ name: 'Kiwi Sandbox' }));
  await registry.save(draft({ name: 'Kea Sandbox' }));
  visits = new Visits({
    realms: registry,
    ready: async () => {},
    customers: {
      find: (realmId, id) => (realmId === 'r1' ? [anna, ben].find((one) => one.id === id) : undefined),
    },
    tokens: {
      userToken: async (profile: RealmProfile, subject: Subject) => {
        exchanged.push(`${profile.id}/${subject.id}/${subject.email}`);
        await exchanging(subject);
      },
      forgetSubject: async (realmId, subject) => void forgotten.push(`${realmId}/${subject}`),
    },
    audit: {
      append: async (entry) => {
        await writing(entry);
        entries.push(entry);
        return { seq: entries.length, mac: '' };
      },
    },
    clock,
    steady: () => steady,
    screenIsLocked: async () => screenIsLocked,
  });
  visits.onChange((state) => told.push(visitStateSchema.parse(state)));
});

/** Both clocks, as when the computer is awake. */
async function pass(ms: number) {
  steady += ms;
  clock.advance(ms);
  await settled();
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const begin = ({ id }: Customer = anna, realmId = 'r1') => visits.begin({ realmId, customerId: id });
const logged = () =>
  entries.map(({ kind, subject, details }) => [kind, subject, details?.why].join(' ').trim());
/** What using it throws, or null. */
const refusal = (visitId: string, realmId = 'r1') => {
  try {
    visits.resolve(visitId, realmId);
    return null;
  } catch (error) {
    return (error as { failure: { kind: string; message: string } }).failure;
  }
};
const isOver = (visitId: string) => refusal(visitId)?.kind === 'visit-ended';

describe('a visit begins', () => {
  test('with one exchange, and is in the log before it counts', async () => {
    let before: VisitState | undefined;
    writing = async () => {
      before = visits.current();
    };
    const visit = await begin();
    expect(exchanged).toEqual(['r1/u-anna/anna@example.com']);
    expect(before).toEqual({ visit: null, ended: null });
    expect(entries).toEqual([
      {
        kind: 'visit-began',
        realm: { id: 'r1', name: 'Kiwi Sandbox', environment: 'sandbox' },
        subject: 'u-anna',
      },
    ]);
    expect(visit).toMatchObject({ realmId: 'r1', customer: anna, startedAt: clock.now() });
    expect(visit.endsAt).toBe(clock.now() + visitPatience);
    expect(told).toEqual([{ visit, ended: null }]);
    expect(visits.current()).toEqual({ visit, ended: null });
    const context = visits.resolve(visit.visitId, 'r1');
    expect(context).toMatchObject({ subject: anna });
    expect(context?.signal.aborted).toBe(false);
  });

  test('only with a customer that the realm’s list knows, in a realm that is there', async () => {
    await expect(begin({ ...anna, id: 'nobody' })).rejects.toMatchObject({
      failure: { kind: 'customer-unknown' },
    });
    await expect(begin(anna, 'r2')).rejects.toMatchObject({ failure: { kind: 'customer-unknown' } });
    await expect(begin(anna, 'r9')).rejects.toMatchObject({ failure: { kind: 'not-found' } });
    expect([exchanged, entries, told]).toEqual([[], [], []]);
  });

  test('not when the exchange is refused: that is in the log, and why is told', async () => {
    const refused = fail('exchange-refused', 'The scope is missing.', 'Ask for it.');
    exchanging = async () => {
      throw refused;
    };
    await expect(begin()).rejects.toBe(refused);
    expect(entries).toMatchObject([
      { kind: 'exchange-refused', realm: { id: 'r1' }, subject: 'u-anna', outcome: 'exchange-refused' },
    ]);
    expect(visits.current().visit).toBeNull();
    expect(visits.permits('r1', 'u-anna')).toBe(false);
    writing = async () => {
      throw fail('storage', 'The disk is full.', 'Make room.');
    };
    await expect(begin()).rejects.toBe(refused);
  });

  test('not when it cannot be recorded, and its token goes', async () => {
    writing = async () => {
      throw fail('storage', 'The disk is full.', 'Make room.');
    };
    await expect(begin()).rejects.toMatchObject({ failure: { kind: 'storage' } });
    expect(visits.current().visit).toBeNull();
    expect(forgotten).toEqual(['r1/u-anna']);
  });

  test('and ends the one before', async () => {
    const first = await begin();
    const second = await begin(ben);
    expect(isOver(first.visitId)).toBe(true);
    expect(visits.resolve(second.visitId, 'r1')?.subject).toEqual(ben);
    expect(forgotten).toEqual(['r1/u-anna']);
    expect(logged()).toEqual(['visit-began u-anna', 'visit-ended u-anna another visit', 'visit-began u-ben']);
    expect(told.map(({ visit, ended }) => visit?.customer.id ?? ended)).toEqual([
      'u-anna',
      'another visit',
      'u-ben',
    ]);
  });

  test('of two at once the later one, alone', async () => {
    const [first, second] = await Promise.allSettled([begin(), begin(ben)]);
    expect(first).toMatchObject({ status: 'rejected', reason: { failure: { kind: 'cancelled' } } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { customer: ben } });
    expect(logged()).toEqual(['visit-began u-ben']);
  });

  test('while it is being begun its own calls may leave, and no others', async () => {
    const seen: boolean[] = [];
    exchanging = async () => void seen.push(visits.permits('r1', 'u-anna'), visits.permits('r1', 'u-ben'));
    await begin();
    expect(seen).toEqual([true, false]);
  });

  const calls: Array<[string, () => unknown]> = [
    ['the screen is locked', () => visits.close('locked')],
    ['another realm is opened', () => visits.realmSwitched({ kind: 'realm', realmId: 'r2' })],
    ['the realm is edited', () => registry.save(edit('r1', { name: 'Moa' }))],
  ];
  test.each(calls)('not when meanwhile %s: during the exchange', async (_, meanwhile) => {
    exchanging = async () => void (await meanwhile());
    await expect(begin()).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(visits.current().visit).toBeNull();
    expect(entries).toEqual([]);
    expect(forgotten).toContain('r1/u-anna');
  });

  test.each(calls)(
    'not when meanwhile %s: while it is written down, and then its end is too',
    async (_, meanwhile) => {
      writing = async ({ kind }) => void (kind === 'visit-began' && (await meanwhile()));
      await expect(begin()).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
      await settled();
      expect(visits.current().visit).toBeNull();
      expect(visits.permits('r1', 'u-anna')).toBe(false);
      expect(entries.map(({ kind }) => kind)).toEqual(['visit-began', 'visit-ended']);
      expect(told).toEqual([]);
    },
  );
});

describe('a visit ends', () => {
  const ends: Array<[string, () => unknown]> = [
    ['by the operator', () => visits.end({ visitId: visits.current().visit?.visitId ?? '' })],
    ['realm switched', () => visits.realmSwitched({ kind: 'realm', realmId: 'r2' })],
    ['realm switched', () => visits.realmSwitched({ kind: 'all' })],
    ['realm switched', () => visits.realmSwitched(null)],
    ['realm changed', () => registry.save(edit('r1', { name: 'Moa' }))],
    ['realm changed', () => registry.remove('r1')],
    ['locked', () => visits.close('locked')],
    ['app ended', () => visits.close('app ended')],
    ['unused', () => pass(visitPatience)],
    // A clock that was set back, a computer that slept.
    ['unused', () => clock.advance(-2 * minute)],
    ['unused', () => clock.advance(visitPatience)],
    [
      'locked',
      async () => {
        screenIsLocked = true;
        await pass(5_000);
      },
    ],
  ];
  test.each(ends)('%s: at once, with its token, and recorded', async (why, end) => {
    const { visitId } = await begin();
    const context = visits.resolve(visitId, 'r1');
    await end();
    expect(isOver(visitId)).toBe(true);
    expect(visits.permits('r1', 'u-anna')).toBe(false);
    expect(context?.signal.reason).toMatchObject({ failure: { kind: 'visit-ended' } });
    await settled();
    expect(forgotten).toEqual(['r1/u-anna']);
    expect(logged()).toEqual(['visit-began u-anna', `visit-ended u-anna ${why}`]);
    expect(visits.current()).toEqual({ visit: null, ended: why });
    expect(told.at(-1)).toEqual({ visit: null, ended: why });
  });

  test('also when that cannot be recorded', async () => {
    const { visitId } = await begin();
    writing = async () => {
      throw fail('storage', 'The disk is full.', 'Make room.');
    };
    await visits.end({ visitId });
    expect(isOver(visitId)).toBe(true);
  });

  test('not by what does not concern it', async () => {
    const { visitId } = await begin();
    await visits.end({ visitId: 'another' });
    visits.realmSwitched({ kind: 'realm', realmId: 'r1' });
    await registry.save(edit('r2', { name: 'Moa' }));
    await pass(visitPatience - 1);
    expect(isOver(visitId)).toBe(false);
  });

  test('later the more it is used, by whatever is done in it', async () => {
    const { visitId } = await begin();
    for (let nth = 0; nth < 4; nth++) {
      await pass(14 * minute);
      if (nth % 2 === 0) visits.resolve(visitId, 'r1');
      else visits.acting('r1', 'u-anna');
      expect(told.at(-1)?.visit?.endsAt).toBe(clock.now() + visitPatience);
    }
    await pass(14 * minute);
    visits.current();
    visits.permits('r1', 'u-anna');
    await pass(minute);
    expect(isOver(visitId)).toBe(true);
  });

  test('and is told of so seldom that ten thousand uses are no flood', async () => {
    const { visitId } = await begin();
    for (let nth = 0; nth < 10_000; nth++) visits.resolve(visitId, 'r1');
    expect(told).toHaveLength(1);
  });
});

describe('what names a visit', () => {
  test('none is the client’s own', async () => {
    await begin();
    expect(visits.resolve(undefined, 'r2')).toBeUndefined();
  });

  test('is refused in another realm, and when it is not the visit of the moment', async () => {
    const { visitId } = await begin();
    expect(refusal(visitId, 'r2')).toMatchObject({ kind: 'visit-ended' });
    expect(refusal('made up')).toMatchObject({ kind: 'visit-ended' });
    expect(isOver(visitId)).toBe(false);
    expect(() => visits.acting('r1', 'u-ben')).toThrow('u-ben');
    expect(() => visits.acting('r2', 'u-anna')).toThrow('u-anna');
  });

  test('says why it is over', async () => {
    const { visitId } = await begin();
    await visits.close('locked');
    expect(refusal(visitId)?.message).toContain('locked');
    await begin(ben);
    expect(refusal(visitId)?.message).not.toContain('u-');
  });
});
