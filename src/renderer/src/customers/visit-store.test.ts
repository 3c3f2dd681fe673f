import { expect, test, vi } from 'vitest';
import type { VisitState } from '../../../shared/customer';
import { fail } from '../../../shared/failure';
import { aVisit } from './testing';
import { createVisitStore } from './visit-store';

/** A main process that answers by hand and tells by hand. */
function setUp() {
  let tell: (state: VisitState) => void = () => {};
  let answer = () => {};
  const visits = {
    begin: vi.fn(
      () => new Promise<ReturnType<typeof aVisit>>((resolve) => (answer = () => resolve(aVisit()))),
    ),
    end: vi.fn(async () => undefined),
  };
  const store = createVisitStore({
    visits,
    on: ((_event: string, listener: typeof tell) => {
      tell = listener;
      return () => {};
    }) as never,
  });
  return {
    visits,
    state: () => store.getState(),
    answer: () => answer(),
    tell: (state: VisitState) => tell(state),
  };
}

test('a visit that has begun is that of the window, whether the answer or the event comes first', async () => {
  for (const isToldFirst of [true, false]) {
    const { state, answer, tell } = setUp();
    const begun = state().begin('alpha', 'u-1');
    if (isToldFirst) tell({ visit: aVisit(), ended: null });
    answer();
    await begun;
    if (!isToldFirst) tell({ visit: aVisit(), ended: null });
    expect(state().visit).toEqual(aVisit());
  }
});

test('one that has ended before its answer came does not come back with it', async () => {
  const { state, answer, tell } = setUp();
  const begun = state().begin('alpha', 'u-1');
  tell({ visit: aVisit(), ended: null });
  tell({ visit: null, ended: 'locked' });
  answer();
  await begun;
  expect(state()).toMatchObject({ visit: null, ended: { why: 'locked' } });
});

test('a failed exchange leaves everything as it was, and says why', async () => {
  const { state, visits } = setUp();
  visits.begin.mockRejectedValueOnce(fail('customer-unknown', 'No such customer.', 'Choose another.'));
  await expect(state().begin('alpha', 'u-9')).rejects.toMatchObject({
    failure: { kind: 'customer-unknown' },
  });
  expect(state().visit).toBeNull();
});

test('a window that was loaded again is in the visit; what was told since it asked is newer', () => {
  const { state, tell } = setUp();
  state().start({ visit: aVisit(), ended: null });
  expect(state().visit?.visitId).toBe('v-1');
  tell({ visit: null, ended: 'unused' });
  state().start({ visit: aVisit(), ended: null });
  expect(state().visit).toBeNull();
});

test.each(['unused', 'locked', 'realm switched', 'realm changed'] as const)(
  'that it ended by itself is kept to be read, with whom and why: %s',
  (why) => {
    const { state, tell } = setUp();
    tell({ visit: aVisit(), ended: null });
    tell({ visit: null, ended: why });
    expect(state()).toMatchObject({ visit: null, ended: { visit: { visitId: 'v-1' }, why } });
    state().dismissEnded();
    expect(state().ended).toBeNull();
  },
);

test('ended by the operator it needs no word', async () => {
  const { state, tell, visits } = setUp();
  tell({ visit: aVisit(), ended: null });
  await state().end();
  tell({ visit: null, ended: 'by the operator' });
  expect(visits.end).toHaveBeenCalledWith({ visitId: 'v-1' });
  expect(state()).toMatchObject({ visit: null, ended: null });
});

test('a longer life of the same visit, and another visit in its place, are taken at once', () => {
  const { state, tell } = setUp();
  tell({ visit: aVisit(), ended: null });
  tell({ visit: aVisit({ endsAt: 99 }), ended: null });
  expect(state().visit?.endsAt).toBe(99);
  tell({ visit: aVisit({ visitId: 'v-2' }), ended: 'another visit' });
  expect(state()).toMatchObject({ visit: { visitId: 'v-2' }, ended: null });
});

test('a word of one that ended is gone when the next begins', () => {
  const { state, tell } = setUp();
  tell({ visit: aVisit(), ended: null });
  tell({ visit: null, ended: 'unused' });
  tell({ visit: aVisit({ visitId: 'v-2' }), ended: null });
  expect(state().ended).toBeNull();
});
