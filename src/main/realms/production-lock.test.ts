import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEntry } from '../../shared/audit';
import { fail } from '../../shared/failure';
import type { RealmLock } from '../../shared/production-lock';
import { FakeClock } from '../wych/network-door-testing';
import { draft, edit, testRegistry } from './for-tests';
import { ProductionLock } from './production-lock';

const minute = 60_000;
const production = {
  name: 'Kiwi Production',
  environment: 'production',
  apiBaseUrl: 'https://live.example',
} as const;

let clock: FakeClock;
let steady: number;
let minutes: number;
let screenIsLocked: boolean;
let registry: Awaited<ReturnType<typeof testRegistry>>['registry'];
let entries: AuditEntry[];
/** What writing to the log waits for; set to make it slow or to make it fail. */
let writing: () => Promise<unknown>;
let lock: ProductionLock;
let told: RealmLock[][];

/** r1 is a sandbox, r2 and r3 are production. */
beforeEach(async () => {
  clock = new FakeClock();
  steady = 5;
  minutes = 15;
  screenIsLocked = false;
  entries = [];
  writing = async () => {};
  ({ registry } = await testRegistry());
  await registry.save(draft({ name: 'Kiwi Sandbox' }));
  await registry.save(draft(production));
  await registry.save(draft({ ...production, name: 'Kea Production' }));
  lock = new ProductionLock({
    realms: registry,
    minutes: () => minutes,
    clock,
    steady: () => steady,
    screenIsLocked: async () => screenIsLocked,
    audit: {
      append: async (entry) => {
        await writing();
        entries.push(entry);
        return { seq: entries.length, mac: '' };
      },
    },
  });
  told = [];
  lock.onChange((locks) => told.push(locks));
});

/** Both clocks, as when the computer is awake. */
async function pass(ms: number) {
  steady += ms;
  clock.advance(ms);
  await settled();
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

const unlock = (realmId = 'r2', typedRealmName = 'Kiwi Production') =>
  lock.unlock({ realmId, typedRealmName });
const states = () => lock.list().map(({ state }) => state);
/** What `permit` throws, or null. */
const refusal = (realmId: string) => {
  try {
    lock.permit(realmId);
    return null;
  } catch (error) {
    return error;
  }
};
const isPermitted = (realmId: string) => refusal(realmId) === null;
const whys = () => entries.filter(({ kind }) => kind === 'realm-locked').map(({ details }) => details?.why);

describe('at the start', () => {
  test('a sandbox is open and production is locked', () => {
    expect(states()).toEqual(['open', 'locked', 'locked']);
    expect(refusal('r1')).toBeNull();
    expect(refusal('r2')).toMatchObject({
      failure: { kind: 'locked', hint: expect.stringContaining("Unlock 'Kiwi Production'") },
    });
  });

  test('a realm that is not there is not permitted', async () => {
    const failure = { failure: { kind: 'not-found' } };
    expect(refusal('r9')).toMatchObject(failure);
    await expect(unlock('r9')).rejects.toMatchObject(failure);
    await expect(lock.lock({ realmId: 'r9' })).rejects.toMatchObject(failure);
  });
});

describe('unlocking', () => {
  test('by the typed name opens that realm alone, for the time that is set, and is recorded', async () => {
    const until = clock.now() + 15 * minute;
    await expect(unlock('r2', ' Kiwi Production ')).resolves.toEqual({
      realmId: 'r2',
      state: 'unlocked',
      unlockedUntil: until,
    });
    expect(states()).toEqual(['open', 'unlocked', 'locked']);
    expect(isPermitted('r2')).toBe(true);
    expect(isPermitted('r3')).toBe(false);
    expect(told.at(-1)).toEqual(lock.list());
    expect(entries).toEqual([
      {
        kind: 'realm-unlocked',
        realm: { id: 'r2', name: 'Kiwi Production', environment: 'production' },
        details: { minutes: 15 },
      },
    ]);
  });

  test.each(['', '   ', 'kiwi production', 'Kiwi  Production', 'Kiwi', 'Kea Production', 'kiwi'])(
    'by %j is refused at the field',
    async (typed) => {
      await expect(unlock('r2', typed)).rejects.toMatchObject({
        failure: { kind: 'confirmation-missing', field: 'typedRealmName' },
      });
      expect(isPermitted('r2')).toBe(false);
      expect(entries).toEqual([]);
    },
  );

  test('of a realm whose name is empty never matches', async () => {
    const nameless = { ...registry.get('r2'), name: ' ' };
    vi.spyOn(registry, 'get').mockReturnValue(nameless);
    await expect(unlock('r2', '')).rejects.toMatchObject({ failure: { kind: 'confirmation-missing' } });
  });

  test('of a sandbox changes nothing and records nothing', async () => {
    await expect(unlock('r1', '')).resolves.toMatchObject({ state: 'open', unlockedUntil: null });
    expect(entries).toEqual([]);
  });

  test('counts only once it is recorded', async () => {
    let write = () => {};
    writing = () => new Promise<void>((resolve) => (write = resolve));
    const unlocking = unlock();
    expect(isPermitted('r2')).toBe(false);
    await settled();
    write();
    await unlocking;
    expect(isPermitted('r2')).toBe(true);
  });

  test('that cannot be recorded does not happen', async () => {
    writing = async () => {
      throw fail('storage', 'The disk is full.', 'Make room.');
    };
    await expect(unlock()).rejects.toMatchObject({ failure: { kind: 'storage' } });
    expect(isPermitted('r2')).toBe(false);
    expect(states()).toEqual(['open', 'locked', 'locked']);
    expect(told).toEqual([]);
  });

  test('again gives the whole time again, by the minutes of now', async () => {
    await unlock();
    await pass(10 * minute);
    minutes = 20;
    await unlock();
    await pass(19 * minute);
    expect(isPermitted('r2')).toBe(true);
    await pass(minute);
    expect(isPermitted('r2')).toBe(false);
  });

  test.each<[string, () => unknown, string]>([
    ['an order to lock', () => lock.lock({ realmId: 'r2' }), 'by the operator'],
    ['a switch of realm', () => lock.lockAll('realm switched'), 'realm switched'],
    ['an edit', () => registry.save(edit('r2', { ...production, name: 'Kākāpō' })), 'profile changed'],
    ['a locked screen', () => lock.lockAll('screen locked'), 'screen locked'],
  ])('is undone by %s that comes while it is being recorded', async (_, meanwhile, why) => {
    let write = () => {};
    writing = () => new Promise<void>((resolve) => (write = resolve));
    const unlocking = unlock();
    await settled();
    await meanwhile();
    writing = async () => {};
    write();
    await expect(unlocking).rejects.toMatchObject({ failure: { kind: 'locked' } });
    expect(isPermitted('r2')).toBe(false);
    expect(entries.map(({ kind }) => kind)).toEqual(['realm-unlocked', 'realm-locked']);
    expect(whys()).toEqual([why]);
  });
});

describe('the time is up', () => {
  test('by the clock: at the very moment, told and recorded without anybody asking', async () => {
    await unlock();
    await pass(15 * minute - 1);
    expect(isPermitted('r2')).toBe(true);
    told = [];
    await pass(1);
    expect(told).toHaveLength(1);
    expect(told[0]?.[1]).toEqual({ realmId: 'r2', state: 'locked', unlockedUntil: null });
    expect(whys()).toEqual(['time is up']);
    expect(isPermitted('r2')).toBe(false);
  });

  test('after a sleep in which no timer ran, for whoever asks first', async () => {
    await unlock();
    // Timers and the steady clock stand still; nothing has looked yet.
    vi.spyOn(clock, 'now').mockReturnValue(clock.now() + 15 * minute);
    expect(isPermitted('r2')).toBe(false);
    await settled();
    expect(whys()).toEqual(['time is up']);
  });

  test.each([-2, 2])('when the clock is set by %i hours', async (hours) => {
    await unlock();
    await pass(minute);
    clock.advance(hours * 60 * minute);
    expect(isPermitted('r2')).toBe(false);
    expect(states()).toEqual(['open', 'locked', 'locked']);
  });

  test('one realm after the other', async () => {
    await unlock();
    await pass(5 * minute);
    await unlock('r3', 'Kea Production');
    await pass(10 * minute);
    expect(states()).toEqual(['open', 'locked', 'unlocked']);
    await pass(5 * minute);
    expect(states()).toEqual(['open', 'locked', 'locked']);
    expect(clock.pending).toEqual([]);
    // And it looks again for the next one.
    await unlock();
    await pass(15 * minute);
    expect(whys()).toEqual(['time is up', 'time is up', 'time is up']);
  });
});

describe('locked again', () => {
  beforeEach(async () => {
    await unlock();
    await unlock('r3', 'Kea Production');
    told = [];
  });

  test('by the operator: that realm, at once', async () => {
    await expect(lock.lock({ realmId: 'r2' })).resolves.toMatchObject({
      state: 'locked',
      unlockedUntil: null,
    });
    expect(states()).toEqual(['open', 'locked', 'unlocked']);
    expect(told).toHaveLength(1);
    expect(entries.at(-1)).toEqual({
      kind: 'realm-locked',
      realm: { id: 'r2', name: 'Kiwi Production', environment: 'production' },
      details: { why: 'by the operator' },
    });
    // It is locked already: nothing to record.
    await lock.lock({ realmId: 'r2' });
    await lock.lock({ realmId: 'r1' });
    expect(whys()).toEqual(['by the operator']);
  });

  test.each(['realm switched', 'computer slept', 'app ended'] as const)('all of them: %s', async (why) => {
    await lock.lockAll(why);
    expect(states()).toEqual(['open', 'locked', 'locked']);
    expect(whys()).toEqual([why, why]);
  });

  test('within seconds, when the screen is found locked', async () => {
    await pass(5_000);
    expect(states()).toEqual(['open', 'unlocked', 'unlocked']);
    screenIsLocked = true;
    await pass(5_000);
    expect(states()).toEqual(['open', 'locked', 'locked']);
    expect(whys()).toEqual(['screen locked', 'screen locked']);
    // And again after that.
    screenIsLocked = false;
    await unlock();
    screenIsLocked = true;
    await pass(5_000);
    expect(isPermitted('r2')).toBe(false);
  });

  test('at once, also when it cannot be recorded', async () => {
    writing = async () => {
      throw fail('storage', 'The disk is full.', 'Make room.');
    };
    await expect(lock.lock({ realmId: 'r2' })).rejects.toMatchObject({ failure: { kind: 'storage' } });
    expect(isPermitted('r2')).toBe(false);
    await lock.lockAll('realm switched');
    expect(isPermitted('r3')).toBe(false);
  });

  test.each([
    ['its name', { name: 'Kākāpō Production' }],
    ['its API address', { apiBaseUrl: 'https://other.example', apiKey: 'new-key' }],
    ['its realm at the login', { realmName: 'kea', clientSecret: 'new-secret' }],
    ['its routes', { routes: { revoke: '/x/{consentId}' } }],
    ['its read-only mark', { readOnly: true }],
  ])('when %s is edited', async (_, change) => {
    await registry.save(edit('r2', { ...production, ...change }));
    expect(isPermitted('r2')).toBe(false);
    expect(isPermitted('r3')).toBe(true);
    expect(whys()).toEqual(['profile changed']);
    expect(entries.at(-1)?.realm?.name).toBe('Kiwi Production');
    // Editing it back does not unlock it.
    await registry.save(
      edit('r2', { ...production, apiKey: 'new-key', clientSecret: 'new-secret', readOnly: false }),
    );
    expect(states()).toEqual(['open', 'locked', 'unlocked']);
  });

  test('before the edit is told, by whoever asks first', () => {
    const edited = registry.profiles.map((profile) => ({ ...profile, name: `${profile.name} 2` }));
    vi.spyOn(registry, 'profiles', 'get').mockReturnValue(edited);
    expect(isPermitted('r2')).toBe(false);
  });

  test('when it is removed', async () => {
    await registry.remove('r2');
    expect(states()).toEqual(['open', 'unlocked']);
    expect(whys()).toEqual(['profile changed']);
    expect(told.at(-1)).toHaveLength(2);
  });

  test('not by an edit of its colour or of another realm', async () => {
    await registry.save(edit('r2', { ...production, accent: 'red' }));
    await registry.save(edit('r1', { name: 'Renamed' }));
    await registry.reorder(['r3', 'r2', 'r1']);
    expect(states()).toEqual(['unlocked', 'unlocked', 'open']);
  });
});

describe('other environments', () => {
  test('a sandbox that becomes production is locked at once, and told', async () => {
    expect(isPermitted('r1')).toBe(true);
    await registry.save(edit('r1', { name: 'Kiwi Sandbox', environment: 'production' }));
    expect(isPermitted('r1')).toBe(false);
    expect(told.at(-1)?.[0]?.state).toBe('locked');
  });

  test('an unlocked realm that becomes a sandbox and production again is locked', async () => {
    await unlock();
    await registry.save(edit('r2', { ...production, environment: 'sandbox' }));
    expect(states()[1]).toBe('open');
    await registry.save(edit('r2', production));
    expect(states()[1]).toBe('locked');
  });

  test.each(['r1', 'r2'])(
    '%s marked read-only stays so, whatever is typed, and says where to change that',
    async (id) => {
      const { name, environment, apiBaseUrl } = registry.get(id);
      await registry.save(edit(id, { name, environment, apiBaseUrl, readOnly: true }));
      const refused = {
        failure: { kind: 'locked', hint: expect.stringContaining("switch 'Read-only' off") },
      };
      await expect(unlock(id, name)).rejects.toMatchObject(refused);
      expect(refusal(id)).toMatchObject(refused);
      expect(lock.list().find(({ realmId }) => realmId === id)?.state).toBe('read-only');
      expect(entries).toEqual([]);
    },
  );
});

test('a listener that stops is told nothing more', async () => {
  const listener = vi.fn();
  lock.onChange(listener)();
  await unlock();
  expect(listener).not.toHaveBeenCalled();
});
