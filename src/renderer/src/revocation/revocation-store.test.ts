import { expect, test, vi } from 'vitest';
import type { ConsentDetail } from '../../../shared/consent';
import { fail } from '../../../shared/failure';
import type { RevocationPlan, RevocationReport } from '../../../shared/revocation';
import { aConsent } from '../consents/rows/testing';
import { createRevocationStore } from './revocation-store';

const ref = { realmId: 'alpha', consentId: 'c-1' };
const plan: RevocationPlan = {
  planId: 'p-1',
  ref,
  realmName: 'Kauri',
  environment: 'sandbox',
  before: aConsent(),
  preparedAt: 1,
  revocable: true,
  asksRealmName: false,
};
const after = aConsent({ status: 'revoked' });
const revoked: RevocationReport = {
  plan,
  reason: 'lost phone',
  startedAt: 1,
  endedAt: 2,
  outcome: { kind: 'revoked', after },
};

function setUp() {
  const prepare = vi.fn(async () => plan);
  const run = vi.fn(async () => revoked);
  const show = vi.fn(async () => ({ consent: after }) as ConsentDetail);
  const changed = vi.fn();
  const gone = vi.fn();
  const store = createRevocationStore(
    { revocations: { prepare, run }, consents: { show } },
    { changed, gone },
    () => 7,
  );
  const state = () => store.getState();
  return { prepare, run, show, changed, gone, state };
}

test('plan, review, run, report; the row is renewed from what was read after', async () => {
  const { state, run, changed } = setUp();
  await state().prepare(ref);
  expect(state().phase).toEqual({ kind: 'review', plan, refusal: null });
  await state().run({ reason: 'lost phone' });
  expect(run).toHaveBeenCalledWith({ planId: 'p-1', reason: 'lost phone' });
  expect(state().phase).toMatchObject({ kind: 'report', report: revoked });
  expect(changed).toHaveBeenLastCalledWith(after);
});

test('an order that main refuses goes back to the review', async () => {
  const { state, run } = setUp();
  run.mockRejectedValueOnce(fail('confirmation-missing', 'Type the name.', 'Type it.'));
  await state().prepare(ref);
  await state().run({ reason: 'lost phone' });
  expect(state().phase).toMatchObject({ kind: 'review', refusal: { kind: 'confirmation-missing' } });
});

test.each(['not-found', 'conflict'] as const)(
  'a plan that main no longer runs (%s) is never told as sent, and can be made anew',
  async (kind) => {
    const { state, run } = setUp();
    run.mockRejectedValueOnce(fail(kind, 'The plan is too old.', 'Start again.'));
    await state().prepare(ref);
    await state().run({ reason: 'lost phone' });
    expect(state().phase).toMatchObject({ kind: 'not-prepared', ref, failure: { kind, retryable: true } });
  },
);

test('a consent that the realm no longer has is gone from the list', async () => {
  const { state, run, changed, gone } = setUp();
  run.mockResolvedValueOnce({ ...revoked, outcome: { kind: 'revoked', after: null } } as never);
  await state().prepare(ref);
  changed.mockClear();
  await state().run({ reason: 'lost phone' });
  expect(gone).toHaveBeenCalledExactlyOnceWith(ref);
  expect(changed).not.toHaveBeenCalled();
});

test('a run that breaks off in any other way is unknown, and never revoked', async () => {
  const { state, run } = setUp();
  run.mockRejectedValueOnce(new Error('the bridge is gone'));
  await state().prepare(ref);
  await state().run({ reason: 'lost phone', ticket: 'CASE-1' });
  expect(state().phase).toMatchObject({
    kind: 'report',
    report: { outcome: { kind: 'unknown' }, ticket: 'CASE-1', endedAt: 7 },
  });
});

test('looking again tells what the API says now', async () => {
  const { state, run, changed } = setUp();
  run.mockRejectedValueOnce(new Error('the bridge is gone'));
  await state().prepare(ref);
  await state().run({ reason: 'lost phone' });
  await state().lookAgain();
  expect(state().phase).toMatchObject({ look: { kind: 'seen', detail: { consent: after } } });
  expect(changed).toHaveBeenLastCalledWith(after);
});

test('a switch of realm closes a plan of another realm', async () => {
  const { state } = setUp();
  await state().prepare(ref);
  state().keepWithin(['alpha', 'beta']);
  expect(state().phase.kind).toBe('review');
  state().keepWithin(['beta']);
  expect(state().phase.kind).toBe('idle');
});

test('a plan that arrives after it was left is not shown', async () => {
  const { state } = setUp();
  const preparing = state().prepare(ref);
  state().keepWithin(['beta']);
  await preparing;
  expect(state().phase.kind).toBe('idle');
});

test('neither a switch nor closing nor a second plan touches a running revocation', async () => {
  const { state, run, prepare } = setUp();
  let end: (report: RevocationReport) => void = () => {};
  run.mockImplementationOnce(() => new Promise((done) => (end = done)));
  await state().prepare(ref);
  const running = state().run({ reason: 'lost phone' });
  state().keepWithin(['beta']);
  state().close();
  await state().prepare({ realmId: 'beta', consentId: 'other' });
  expect(state().phase).toEqual({ kind: 'running', plan });
  expect(prepare).toHaveBeenCalledTimes(1);
  end(revoked);
  await running;
  state().keepWithin(['beta']);
  expect(state().phase).toMatchObject({ kind: 'report', report: revoked });
});
