import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActivityEntry, type ActivityFilter, callStates } from '../../shared/activity';
import { ActivityLog } from './activity-log';
import type { CallRecord } from './call-record';
import { everything, query } from './for-tests';

const asked = (more: Partial<Parameters<ActivityLog['begin']>[0]> = {}) => ({
  at: 0,
  realmId: 'a',
  kind: 'list' as const,
  method: 'GET' as const,
  url: 'https://api.test/v4/consents',
  token: null,
  subject: null,
  sent: 0,
  attempt: 1,
  first: undefined,
  ...more,
});
const seqs = (entries: readonly ActivityEntry[]) => entries.map(({ seq }) => seq);

it('answers slices, newest first, and the same ones while more comes', () => {
  const log = new ActivityLog();
  for (let nth = 0; nth < 10; nth++) log.end(log.begin(asked()), { state: 'answered', status: 200 });
  const first = log.read(query({ limit: 3 }));
  expect(first).toMatchObject({ asOf: 10, matched: 10, total: 10, dropped: 0 });
  expect(seqs(first.entries)).toEqual([10, 9, 8]);
  log.begin(asked());
  expect(seqs(log.read(query({ asOf: first.asOf, from: 3, limit: 3 })).entries)).toEqual([7, 6, 5]);
  expect(seqs(log.read(query({ limit: 1 })).entries)).toEqual([11]);
  expect(seqs(log.read(query({ from: 10 })).entries)).toEqual([1]);
  expect(log.read(query({ from: 11 }))).toMatchObject({ matched: 11, entries: [] });
});

it('finds by address, status and request id, whatever their case', () => {
  const log = new ActivityLog();
  log.end(log.begin(asked({ url: 'https://api.test/Consents/A1' })), { state: 'refused', status: 404 });
  log.end(log.begin(asked()), { state: 'answered', status: 200, requestId: 'REQ-7' });
  const found = (text: string) => seqs(log.read(query({ filter: { ...everything, text } })).entries);
  expect(found('CONSENTS/a1')).toEqual([1]);
  expect(found('404')).toEqual([1]);
  expect(found(' req-7 ')).toEqual([2]);
  expect(found('consents')).toEqual([2, 1]);
});

it('counts the attempts of a group, and shows them together', () => {
  const log = new ActivityLog();
  const first = log.begin(asked());
  log.begin(asked());
  log.begin(asked({ attempt: 2, first }));
  expect(log.read(query()).entries.map(({ group, attempt, attempts }) => [group, attempt, attempts])).toEqual(
    [
      [1, 2, 2],
      [2, 1, 1],
      [1, 1, 2],
    ],
  );
  expect(seqs(log.show(3)?.attempts ?? [])).toEqual([1, 3]);
  expect(seqs(log.show(2)?.attempts ?? [])).toEqual([2]);
});

it('lets the oldest go when memory is used up, and counts them', () => {
  const log = new ActivityLog(() => {}, 100_000);
  for (let nth = 0; nth < 5000; nth++) log.end(log.begin(asked()), { state: 'answered', status: 200 });
  const { total, dropped, entries } = log.read(query());
  expect(total).toBeGreaterThan(100);
  expect(total + dropped).toBe(5000);
  expect(seqs(entries)[0]).toBe(5000);
  expect(log.show(dropped)).toBeNull();
  expect(log.show(dropped + 1)?.entry.seq).toBe(dropped + 1);
  const last = log.read(query({ from: total - 1 }));
  expect(seqs(last.entries)).toEqual([dropped + 1]);
});

it('clears, and numbers go on', () => {
  const log = new ActivityLog();
  const open = log.begin(asked());
  log.read(query());
  log.clear();
  expect(log.read(query())).toMatchObject({ asOf: 0, total: 0, matched: 0, entries: [] });
  log.end(open, { state: 'failed', failure: 'timeout' });
  expect(log.news()).toMatchObject({ total: 0, underWay: 0 });
  expect(log.begin(asked()).seq).toBe(2);
  expect(seqs(log.read(query()).entries)).toEqual([2]);
});

describe('whatever happens, in whatever order', () => {
  const step = fc.oneof(
    fc.record({ act: fc.constant('begin' as const), realm: fc.constantFrom('a', 'b') }),
    fc.record({
      act: fc.constant('end' as const),
      which: fc.nat(20),
      state: fc.constantFrom('answered', 'refused', 'failed'),
    }),
    fc.record({ act: fc.constant('read' as const), from: fc.nat(5), filter: fc.nat(3), old: fc.boolean() }),
  );
  const filters: ActivityFilter[] = [
    everything,
    { ...everything, realmId: 'a' },
    { ...everything, states: ['under-way'] },
    { ...everything, states: callStates.filter((state) => state !== 'under-way'), realmId: 'b' },
  ];

  it('a slice is what a filter over all of them would give', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.constantFrom(2000, 1e9), (steps, budget) => {
        const log = new ActivityLog(() => {}, budget);
        const all: CallRecord[] = [];
        let asOf = 0;
        for (const one of steps) {
          if (one.act === 'begin') all.push(log.begin(asked({ realmId: one.realm })));
          else if (one.act === 'end') {
            const open = all.filter(({ state }) => state === 'under-way');
            const call = open[one.which % Math.max(1, open.length)];
            if (call) log.end(call, { state: one.state as 'answered' });
          } else {
            const filter = filters[one.filter] ?? everything;
            const slice = log.read(query({ filter, from: one.from, limit: 3, asOf: one.old ? asOf : null }));
            asOf = slice.asOf;
            const expected = all
              .filter(({ seq }) => seq > slice.dropped && seq <= slice.asOf)
              .filter(
                ({ realmId, state }) =>
                  (filter.realmId ?? realmId) === realmId &&
                  (filter.states.length === 0 || filter.states.includes(state)),
              )
              .reverse();
            expect(slice.matched).toBe(expected.length);
            expect(seqs(slice.entries)).toEqual(expected.slice(one.from, one.from + 3).map(({ seq }) => seq));
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
