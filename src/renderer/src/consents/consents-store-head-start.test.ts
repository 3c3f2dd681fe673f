/** Rows that come ahead of their list: on hand at once, and in the end exactly those of the list. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { RealmProgress } from '../../../shared/browsing';
import type { Consent } from '../../../shared/consent';
import { ConsentPacker } from '../../../shared/consent-packer';
import type { ConsentStatus } from '../../../shared/consent-status';
import { fail } from '../../../shared/failure';
import { createConsentsStore } from './consents-store';
import type { ReadingSink } from './reading';
import { aConsent, consentsIn } from './rows/testing';

interface TestReading {
  readonly realmIds: readonly string[];
  readonly first: readonly ConsentStatus[] | undefined;
  readonly sink: ReadingSink;
  readonly packer: ConsentPacker;
  isStopped: boolean;
}

function setUp(interval = 60_000) {
  const readings: TestReading[] = [];
  const store = createConsentsStore((realmIds, sink, first) => {
    const reading = { realmIds, first, sink, packer: new ConsentPacker(), isStopped: false };
    readings.push(reading);
    return {
      realmIds,
      run: () => new Promise(() => {}),
      stop: () => {
        reading.isStopped = true;
      },
    };
  }, interval);
  const lastOf = (isHead: boolean) => readings.filter(({ first }) => (first !== undefined) === isHead).at(-1);
  const tell = (isHead: boolean, ids: readonly string[], over: Partial<RealmProgress> = {}) => {
    const reading = lastOf(isHead);
    // What a stopped reading still brings is dropped by the reading itself.
    if (!reading || reading.isStopped) return;
    const consents = ids.map((id): Consent => aConsent({ id, status: isHead ? 'pending' : 'active' }));
    reading.sink.took({
      chunk: consents.length > 0 ? reading.packer.pack(consents) : null,
      progress: [
        {
          realmId: 'alpha',
          state: 'loading',
          received: ids.length,
          total: null,
          unreadable: 0,
          repeated: 0,
          ...over,
        },
      ],
      done: over.state === 'complete',
    });
  };
  const ids = () => consentsIn(store.getState().table).map(({ id }) => id);
  return { readings, lastOf, tell, ids, state: () => store.getState() };
}

const head = true;
const list = false;

test('what is asked for is asked first, with every list that is read', () => {
  const { readings, state } = setUp();
  state().open(['alpha']);
  state().readFirst([]);
  state().refresh();
  expect(readings.map(({ first }) => first)).toEqual([undefined, undefined]);
  state().readFirst(['pending']);
  state().open(['alpha', 'beta']);
  expect(readings.slice(2)).toMatchObject([
    { first: ['pending'], isStopped: true },
    { first: ['pending'], realmIds: ['alpha', 'beta'] },
    { first: undefined, realmIds: ['alpha', 'beta'] },
  ]);
});

test('rows that come ahead are told at once, and what they are with them', () => {
  const { tell, ids, state } = setUp();
  state().readFirst(['pending']);
  state().open(['alpha']);
  tell(head, ['p-1', 'p-2'], { total: 3 });
  expect(ids()).toEqual(['p-1', 'p-2']);
  expect(state().version).toBe(state().table.version);
  expect(state().headStart).toMatchObject({ statuses: ['pending'], progress: [{ received: 2, total: 3 }] });
  expect(state().progress, 'of the list nothing has come').toMatchObject([{ received: 0, state: 'loading' }]);
});

test('asked for in the middle of a list, only lists still being read are asked again', () => {
  const { readings, tell, state } = setUp();
  state().open(['alpha', 'beta']);
  tell(list, ['one'], { state: 'complete' });
  state().readFirst(['pending']);
  expect(readings.at(-1)).toMatchObject({ first: ['pending'], realmIds: ['beta'] });
});

test('of rows that came ahead, those that the list does not have go with its end; of one that breaks off none', () => {
  const { tell, ids, state } = setUp();
  state().readFirst(['pending']);
  state().open(['alpha']);
  tell(head, ['only-ahead', 'both']);
  tell(list, ['one'], { state: 'failed', failure: fail('timeout', 'No answer.', '').failure });
  expect(ids()).toEqual(['only-ahead', 'both', 'one']);
  state().refresh();
  tell(list, ['both', 'one'], { state: 'complete' });
  expect(ids()).toEqual(['both', 'one']);
});

test('what came ahead and comes too late changes nothing', () => {
  const { tell, ids, state, lastOf } = setUp();
  state().readFirst(['pending']);
  state().open(['alpha', 'beta']);
  tell(list, ['one'], { state: 'complete' });
  tell(head, ['one', 'late']);
  expect(ids()).toEqual(['one']);
  expect(state().table.get('alpha', 'one')?.status, 'the list has said it').toBe('active');
  tell(list, [], { realmId: 'beta', state: 'complete' });
  expect(lastOf(head)?.isStopped, 'when nothing is read any more').toBe(true);
});

test('a consent that was read on its own, or is gone, is not undone', () => {
  const { tell, ids, state } = setUp();
  state().readFirst(['pending']);
  state().open(['alpha']);
  tell(list, ['one', 'two']);
  state().take(aConsent({ id: 'one', status: 'revoked' }));
  state().drop({ realmId: 'alpha', consentId: 'two' });
  tell(head, ['one', 'two', 'three']);
  expect(ids()).toEqual(['one', 'three']);
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
});

test('Stop ends both', () => {
  const { readings, tell, ids, state } = setUp();
  state().readFirst(['pending']);
  state().open(['alpha']);
  tell(head, ['p-1']);
  state().stop();
  expect(readings.map(({ isStopped }) => isStopped)).toEqual([true, true]);
  expect([ids(), state().headStart, state().progress[0]?.state]).toEqual([['p-1'], null, 'stopped']);
});

test('a head start that breaks off is no news, and its place in the line is given back', () => {
  vi.useFakeTimers();
  const { tell, lastOf, state } = setUp(0);
  state().readFirst(['pending']);
  state().open(['alpha']);
  tell(head, ['p-1']);
  lastOf(head)?.sink.failed(fail('bug', 'Mistake.', '').failure);
  tell(list, ['one']);
  vi.runAllTimers();
  expect([state().headStart, state().progress[0]?.state]).toEqual([null, 'loading']);
  vi.useRealTimers();
});

test('whatever comes ahead, and whenever, the list decides what is there in the end', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map((number) => `c-${number}`));
  const step = fc.oneof(
    fc.record({ act: fc.constant('ahead' as const), ids }),
    fc.record({ act: fc.constant('list' as const), ids }),
    fc.record({ act: fc.constant('want' as const), ids: fc.constant([]), other: fc.boolean() }),
    fc.record({ act: fc.constant('refresh' as const), ids: fc.constant([]) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), ids, ids, (steps, last, tooLate) => {
      const { tell, ids: onHand, state } = setUp();
      state().readFirst(['pending']);
      state().open(['alpha']);
      const expected = new Set<string>();
      for (const { act, ids: some, ...how } of steps) {
        if (act === 'ahead') tell(head, some);
        if (act === 'list') tell(list, some);
        if (act === 'list') for (const id of some) expected.add(id);
        if (act === 'want') state().readFirst('other' in how && how.other ? ['active'] : ['pending']);
        if (act === 'refresh') {
          state().refresh();
          expected.clear();
        }
      }
      for (const id of last) expected.add(id);
      tell(list, last, { state: 'complete' });
      tell(head, tooLate);
      expect(new Set(onHand())).toEqual(expected);
      for (const { status } of consentsIn(state().table)) expect(status).toBe('active');
    }),
  );
});
