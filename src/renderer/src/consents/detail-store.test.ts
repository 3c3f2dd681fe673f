import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConsentDetail } from '../../../shared/consent';
import { fail } from '../../../shared/failure';
import { createDetailStore } from './detail-store';
import { aConsent } from './rows/testing';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const detailOf = (id: string) => ({ consent: aConsent({ id }) }) as ConsentDetail;

function setUp() {
  const show = vi.fn(async ({ consentId }: { realmId: string; consentId: string }) => detailOf(consentId));
  const read = vi.fn();
  const store = createDetailStore({ show }, read);
  return { show, read, state: () => store.getState() };
}

test('shows the row at once, then the record, and renews the row with it', async () => {
  const { state, read } = setUp();
  state().open(aConsent({ id: 'one' }));
  expect(state()).toMatchObject({ consent: { id: 'one' }, detail: null, isReading: true });
  await vi.runAllTimersAsync();
  expect(state()).toMatchObject({ detail: { consent: { id: 'one' } }, isReading: false });
  expect(read).toHaveBeenCalledWith(aConsent({ id: 'one' }));
});

test('walking down the list reads the first and the last row, not each', async () => {
  const { state, show } = setUp();
  for (const id of ['one', 'two', 'three', 'four']) {
    state().open(aConsent({ id }));
    await vi.advanceTimersByTimeAsync(30);
  }
  await vi.runAllTimersAsync();
  expect(show.mock.calls.map(([ref]) => ref.consentId)).toEqual(['one', 'four']);
  expect(state().detail?.consent.id).toBe('four');
});

test('an answer for a row that was left is not shown', async () => {
  const { state, show } = setUp();
  let late: (detail: ConsentDetail) => void = () => {};
  show.mockImplementationOnce(() => new Promise((done) => (late = done)));
  state().open(aConsent({ id: 'one' }));
  await vi.runAllTimersAsync();
  state().open(aConsent({ id: 'two' }));
  await vi.runAllTimersAsync();
  late(detailOf('one'));
  await vi.runAllTimersAsync();
  expect(state().detail?.consent.id).toBe('two');
});

test('a failure keeps what the list knew, and a reload forgets the failure', async () => {
  const { state, show } = setUp();
  show.mockRejectedValueOnce(fail('timeout', 'No answer.', 'Try again.'));
  state().open(aConsent());
  await vi.runAllTimersAsync();
  expect(state()).toMatchObject({ consent: { id: 'c-1' }, failure: { kind: 'timeout' }, isReading: false });
  state().reload();
  await vi.runAllTimersAsync();
  expect(state()).toMatchObject({ failure: null, detail: { consent: { id: 'c-1' } } });
});

test('a switch to other realms closes it', () => {
  const { state } = setUp();
  state().open(aConsent({ realmId: 'alpha' }));
  state().keepWithin(['alpha', 'beta']);
  expect(state().consent).not.toBeNull();
  state().keepWithin(['beta']);
  expect(state().consent).toBeNull();
});

test('a newer state of the open consent has its record read again, and no other', async () => {
  const { state, show } = setUp();
  state().open(aConsent({ id: 'one' }));
  await vi.runAllTimersAsync();
  state().outdate(aConsent({ id: 'other', statusAsReceived: 'Revoked' }));
  state().outdate(aConsent({ id: 'one' }));
  expect(show).toHaveBeenCalledTimes(1);
  state().outdate(aConsent({ id: 'one', statusAsReceived: 'Revoked' }));
  expect(show).toHaveBeenCalledTimes(2);
});

test('in a visit the record is read in it, also again, whatever visit comes meanwhile', async () => {
  const show = vi.fn(async ({ consentId }: { consentId: string }) => detailOf(consentId));
  let visitId: string | null = 'v-1';
  const state = () => store.getState();
  const store = createDetailStore({ show }, vi.fn(), () => visitId);
  state().open(aConsent({ id: 'one' }));
  await vi.runAllTimersAsync();
  visitId = null;
  state().reload();
  await vi.runAllTimersAsync();
  const ref = { realmId: 'alpha', consentId: 'one' };
  expect(show.mock.calls).toEqual([[{ ...ref, visitId: 'v-1' }], [{ ...ref, visitId: 'v-1' }]]);
  state().close();
  expect(state().visitId).toBeNull();
});
