import { describe, expect, test, vi } from 'vitest';
import { fail } from '../../../shared/failure';
import type { Drift, RunStatus } from '../../../shared/revocation';
import { aConsent } from '../consents/rows/testing';
import { createPlanStore } from './plan-store';
import { anItem, aPlan, aRun } from './testing';

const one = [aConsent()];
const many = Array.from({ length: 1_001 }, (_, index) => aConsent({ id: `c-${index}` }));
const drift = (over: Partial<Drift> = {}): Drift => ({
  planId: 'p-1',
  state: 'checking',
  checked: 1,
  total: 2,
  same: 1,
  changed: 0,
  ended: 0,
  gone: 0,
  unreadable: 0,
  examples: [],
  ...over,
});

function setUp(visitOf?: () => string | null) {
  const plans = {
    choose: vi.fn(async ({ draftId, consents }: { draftId: string | null; consents: unknown[] }) => ({
      draftId: draftId ?? 'd-1',
      count: consents.length,
    })),
    prepare: vi.fn(async () => aPlan()),
    items: vi.fn(async () => ({ total: 1, items: [anItem()] })),
    checkDrift: vi.fn(async () => drift({ state: 'complete', checked: 2, same: 2 })),
    stopCheck: vi.fn(async () => undefined),
    openFile: vi.fn(async (): Promise<ReturnType<typeof aPlan> | null> => aPlan({ count: 2 })),
    forget: vi.fn(async () => undefined),
  };
  const runs = {
    start: vi.fn(async () => aRun()),
    current: vi.fn(async (): Promise<RunStatus | null> => null),
  };
  const changed = vi.fn();
  const begun = vi.fn();
  let tell: (told: Drift) => void = () => {};
  const on = vi.fn((_event: string, listener: (told: Drift) => void) => {
    tell = listener;
    return () => {};
  });
  const store = createPlanStore({ plans, runs, on } as never, { changed, begun }, visitOf);
  const state = () => store.getState();
  return { plans, runs, changed, begun, state, store, tell: (told: Drift) => tell(told) };
}

const words = { reason: 'lost phone', confirmations: [] };

test('what is chosen in a visit is planned in it, in every slice, also when it is made again after the visit', async () => {
  let visit: string | null = 'v-1';
  const { state, plans } = setUp(() => visit);
  plans.prepare.mockRejectedValueOnce(fail('visit-ended', 'It has ended.', 'Begin again.'));
  await state().choose(many);
  visit = null;
  await state().again();
  const visits = plans.choose.mock.calls.map(([choice]) => (choice as { visitId?: string }).visitId);
  expect(visits.length).toBeGreaterThan(4);
  expect(new Set(visits)).toEqual(new Set(['v-1']));
});

test('a plan of one: chosen, prepared, shown as it was read for it; the row is renewed', async () => {
  const { state, plans, changed } = setUp();
  await state().choose(one);
  expect(plans.choose).toHaveBeenCalledExactlyOnceWith({ draftId: null, consents: one });
  expect(plans.prepare).toHaveBeenCalledExactlyOnceWith({ draftId: 'd-1' });
  expect(state().phase).toMatchObject({ kind: 'review', single: anItem(), refusal: null });
  expect(changed).toHaveBeenCalledExactlyOnceWith(anItem().consent);
});

test('many are handed over in slices of one draft, and how far that is gets told', async () => {
  const { state, plans, changed, store } = setUp();
  const handed: number[] = [];
  store.subscribe(({ phase }) => phase.kind === 'preparing' && handed.push(phase.handed));
  plans.prepare.mockResolvedValueOnce(aPlan({ count: 1_001 }));
  await state().choose(many);
  expect(plans.choose.mock.calls.map(([{ draftId, consents }]) => [draftId, consents.length])).toEqual([
    [null, 500],
    ['d-1', 500],
    ['d-1', 1],
  ]);
  expect(handed).toEqual([0, 500, 1_000, 1_001]);
  expect(state().phase).toMatchObject({ kind: 'review', single: null });
  expect([plans.items.mock.calls.length, changed.mock.calls.length]).toEqual([0, 0]);
});

test('an empty choice is nothing, and never everything', async () => {
  const { state, plans } = setUp();
  await state().choose([]);
  expect([state().phase.kind, plans.choose.mock.calls.length]).toEqual(['idle', 0]);
});

test('what could not be prepared says why, and can be tried again', async () => {
  const { state, plans } = setUp();
  plans.prepare.mockRejectedValueOnce(fail('timeout', 'No answer.', 'Try again.'));
  await state().choose(one);
  expect(state().phase).toMatchObject({ kind: 'not-prepared', failure: { kind: 'timeout' } });
  await state().again();
  expect(state().phase.kind).toBe('review');
  expect(plans.choose).toHaveBeenLastCalledWith({ draftId: null, consents: one });
});

test('a plan that comes after it was left is not shown, and is forgotten', async () => {
  const { state, plans } = setUp();
  const choosing = state().choose(one);
  state().close();
  await choosing;
  expect(state().phase.kind).toBe('idle');
  expect(plans.prepare).not.toHaveBeenCalled();

  let answer: (plan: ReturnType<typeof aPlan>) => void = () => {};
  plans.prepare.mockImplementationOnce(() => new Promise((done) => (answer = done)));
  const again = state().choose(one);
  await vi.waitFor(() => expect(plans.prepare).toHaveBeenCalled());
  state().keepWithin(['beta']);
  answer(aPlan());
  await again;
  expect(state().phase.kind).toBe('idle');
  expect(plans.forget).toHaveBeenCalledExactlyOnceWith({ planId: 'p-1' });
});

test('a review that is left is forgotten', async () => {
  const { state, plans } = setUp();
  await state().choose(one);
  state().close();
  expect(state().phase.kind).toBe('idle');
  expect(plans.forget).toHaveBeenCalledExactlyOnceWith({ planId: 'p-1' });
});

test('a switch of realm closes a plan of which a part is elsewhere (#30)', async () => {
  const { state, plans } = setUp();
  const realm = { name: 'Kauri', environment: 'sandbox', count: 1, revocable: 1 } as const;
  plans.prepare.mockResolvedValue(
    aPlan({
      count: 2,
      realms: [
        { ...realm, realmId: 'alpha' },
        { ...realm, realmId: 'beta' },
      ],
    }),
  );
  await state().choose(many);
  state().keepWithin(['alpha', 'beta', 'gamma']);
  expect(state().phase.kind).toBe('review');
  state().keepWithin(['alpha']);
  expect(state().phase.kind).toBe('idle');
});

describe('the order', () => {
  test('hands the run over and is done', async () => {
    const { state, runs, begun } = setUp();
    await state().choose(one);
    await state().begin(words);
    expect(runs.start).toHaveBeenCalledExactlyOnceWith({ ...words, planId: 'p-1' });
    expect(begun).toHaveBeenCalledExactlyOnceWith(aRun());
    expect(state().phase.kind).toBe('idle');
  });

  test('is given once, and neither a switch nor closing nor another choice touches it on its way', async () => {
    const { state, runs, plans, begun } = setUp();
    let answer: (run: RunStatus) => void = () => {};
    runs.start.mockImplementationOnce(() => new Promise((done) => (answer = done)));
    await state().choose(one);
    const beginning = state().begin(words);
    await state().begin(words);
    state().keepWithin(['beta']);
    state().close();
    await state().choose(many);
    expect(state().phase).toMatchObject({ kind: 'review', isBeginning: true });
    expect([runs.start.mock.calls.length, plans.choose.mock.calls.length]).toEqual([1, 1]);
    answer(aRun());
    await beginning;
    expect(begun).toHaveBeenCalledTimes(1);
  });

  test.each(['confirmation-missing', 'locked', 'invalid-input'] as const)(
    'that main refuses (%s) goes back to the review',
    async (kind) => {
      const { state, runs } = setUp();
      runs.start.mockRejectedValueOnce(fail(kind, 'No.', 'Do this.'));
      await state().choose(one);
      await state().begin(words);
      expect(state().phase).toMatchObject({ kind: 'review', refusal: { kind }, isBeginning: false });
      expect(runs.current, 'nobody has to be asked').not.toHaveBeenCalled();
    },
  );

  test('that found another run under way can be given again', async () => {
    const { state, runs } = setUp();
    runs.start.mockRejectedValueOnce(fail('conflict', 'Another run is under way.', 'Wait.'));
    runs.current.mockResolvedValueOnce(aRun({ runId: 'other', planId: 'p-0' }));
    await state().choose(one);
    await state().begin(words);
    expect(state().phase).toMatchObject({
      kind: 'review',
      refusal: { kind: 'conflict' },
      isBeginning: false,
    });
  });

  test('of a plan that main no longer runs is never told as sent, and the plan can be made anew', async () => {
    const { state, runs, plans } = setUp();
    await state().choose(one);
    runs.start.mockRejectedValueOnce(fail('not-found', 'The plan is too old.', 'Start again.'));
    plans.items.mockRejectedValueOnce(fail('not-found', 'The plan is too old.', 'Start again.'));
    await state().begin(words);
    expect(state().phase).toMatchObject({ kind: 'not-prepared', failure: { retryable: true } });
    await state().again();
    expect(plans.choose).toHaveBeenLastCalledWith({ draftId: null, consents: one });
  });

  test('whose answer was lost is found by its run', async () => {
    const { state, runs, begun } = setUp();
    runs.start.mockRejectedValueOnce(new Error('the bridge is gone'));
    runs.current.mockResolvedValueOnce(aRun());
    await state().choose(one);
    await state().begin(words);
    expect(begun).toHaveBeenCalledExactlyOnceWith(aRun());
    expect(state().phase.kind).toBe('idle');
  });

  test('of which nothing can be learned is uncertain until somebody knows', async () => {
    const { state, runs, begun } = setUp();
    runs.start.mockRejectedValueOnce(new Error('the bridge is gone'));
    runs.current.mockRejectedValueOnce(new Error('the bridge is gone'));
    await state().choose(one);
    await state().begin(words);
    expect(state().phase.kind).toBe('uncertain');
    state().keepWithin([]);
    await state().choose(many);
    expect(state().phase.kind).toBe('uncertain');
    runs.current.mockRejectedValueOnce(new Error('still gone'));
    await state().look();
    expect(state().phase).toMatchObject({ kind: 'uncertain', isLooking: false });
    runs.current.mockResolvedValueOnce(aRun());
    await state().look();
    expect(begun).toHaveBeenCalledTimes(1);
  });

  test('that proves not to have begun says so', async () => {
    const { state, runs } = setUp();
    runs.start.mockRejectedValueOnce(new Error('the bridge is gone'));
    runs.current.mockRejectedValueOnce(new Error('the bridge is gone'));
    await state().choose(one);
    await state().begin(words);
    await state().look();
    expect(state().phase).toMatchObject({
      kind: 'not-prepared',
      failure: { message: 'The run did not begin.', retryable: true },
    });
  });
});

describe('a plan file', () => {
  test('is reviewed as it was prepared, whatever realm is shown', async () => {
    const { state } = setUp();
    await state().openFile();
    expect(state().phase).toMatchObject({ kind: 'review', source: { kind: 'file' }, single: null });
  });

  test('that was not chosen changes nothing; one that is refused says why', async () => {
    const { state, plans } = setUp();
    plans.openFile.mockResolvedValueOnce(null);
    await state().openFile();
    expect(state().phase.kind).toBe('idle');
    plans.openFile.mockRejectedValueOnce(fail('contract', 'The file was changed.', 'Ask for it again.'));
    await state().openFile();
    expect(state().phase).toMatchObject({ kind: 'not-prepared', source: { kind: 'file' } });
    state().keepWithin([]);
    expect(state().phase.kind, 'it belongs to no realm yet').toBe('not-prepared');
  });

  test('that comes while something else is reviewed gives way', async () => {
    const { state, plans } = setUp();
    let answer: (plan: ReturnType<typeof aPlan>) => void = () => {};
    plans.openFile.mockImplementationOnce(() => new Promise((done) => (answer = done)));
    const opening = state().openFile();
    await state().choose(one);
    answer(aPlan({ planId: 'from-file' }));
    await opening;
    expect(state().phase).toMatchObject({ plan: { planId: 'p-1' } });
    expect(plans.forget).toHaveBeenCalledExactlyOnceWith({ planId: 'from-file' });
  });
});

describe('what has changed since', () => {
  test('is told on the way and at the end', async () => {
    const { state, plans, tell } = setUp();
    let answer: (told: Drift) => void = () => {};
    plans.checkDrift.mockImplementationOnce(() => new Promise((done) => (answer = done)));
    await state().choose(one);
    const checking = state().checkDrift();
    tell(drift({ planId: 'another' }));
    expect(state().phase).toMatchObject({ drift: { kind: 'checking', drift: null } });
    tell(drift());
    expect(state().phase).toMatchObject({ drift: { kind: 'checking', drift: { checked: 1 } } });
    answer(drift({ state: 'complete', checked: 2 }));
    await checking;
    tell(drift());
    expect(state().phase).toMatchObject({ drift: { kind: 'told', drift: { checked: 2 } } });
  });

  test('that cannot be asked says why; a check is stopped with its review', async () => {
    const { state, plans } = setUp();
    plans.checkDrift.mockRejectedValueOnce(fail('bug', 'No.', 'Report it.'));
    await state().choose(one);
    await state().checkDrift();
    expect(state().phase).toMatchObject({ drift: { kind: 'failed', failure: { kind: 'bug' } } });
    plans.checkDrift.mockImplementationOnce(() => new Promise(() => {}));
    void state().checkDrift();
    state().close();
    expect(plans.stopCheck).toHaveBeenCalledExactlyOnceWith({ planId: 'p-1' });
  });
});
