import { describe, expect, test, vi } from 'vitest';
import { fail } from '../../../shared/failure';
import type { RunItem, RunStatus } from '../../../shared/revocation';
import { createRunStore } from './run-store';
import { aRun, aRunItem, countsOf } from './testing';
import { createUnfinishedStore } from './unfinished-store';

const ended = aRun({ state: 'ended', endedAt: 5, counts: countsOf({ revoked: 3 }) });
const paused = aRun({ state: 'paused', paused: { by: 'operator' } });

function setUp(current: RunStatus | null = null) {
  const runs = {
    current: vi.fn(async () => current),
    pause: vi.fn(async () => paused),
    resume: vi.fn(async () => aRun()),
    stop: vi.fn(async () => aRun({ state: 'stopping' })),
    items: vi.fn(async () => ({ total: 0, items: [] as RunItem[] })),
    lookAgain: vi.fn(async ({ index }: { index: number }) => aRunItem({ index, state: 'revoked' })),
    saveProof: vi.fn(async () => ({ saved: true as const, fileName: 'proof.pdf' })),
  };
  const listener = { moved: vi.fn(), looked: vi.fn() };
  let tell: (run: RunStatus) => void = () => {};
  const on = (_event: string, listen: (run: RunStatus) => void) => {
    tell = listen;
    return () => {};
  };
  const store = createRunStore({ runs, on } as never, listener);
  return { runs, listener, state: () => store.getState(), tell: (run: RunStatus) => tell(run) };
}

test('a window that was loaded again finds the run it had', async () => {
  const { state } = setUp(aRun());
  await state().find();
  expect(state()).toMatchObject({ run: { runId: 'r-1' }, place: 'dialog' });
});

test('one that has ended meanwhile is offered, and does not stand in the way', async () => {
  const { state } = setUp(ended);
  await state().find();
  expect(state().place).toBe('bar');
  state().show();
  expect(state().place).toBe('dialog');
});

test('what runs cannot be closed, only made small; its report is closed for good', () => {
  const { state, tell } = setUp();
  state().begun(aRun(), true);
  state().dismiss();
  expect(state().place).toBe('dialog');
  state().minimise();
  expect(state().place).toBe('bar');
  tell(ended);
  expect(state(), 'the end does not jump at the operator').toMatchObject({ place: 'bar', run: ended });
  state().dismiss();
  expect(state()).toMatchObject({ place: 'nowhere', run: null });
});

test('a run told before its order was answered is the same run', () => {
  const { state, tell, listener } = setUp();
  tell(aRun());
  expect(state().place).toBe('dialog');
  state().begun(aRun(), true);
  expect(listener.moved.mock.calls.map(([, isWhole]) => isWhole)).toEqual([false, true]);
});

test('an end is an end, also when an older answer comes after it', () => {
  const { state, tell } = setUp();
  state().begun(aRun(), true);
  tell(ended);
  tell(paused);
  expect(state().run).toEqual(ended);
});

test('the end of a run whose report was read does not come back', () => {
  const { state, tell } = setUp();
  state().begun(ended, true);
  state().dismiss();
  tell(ended);
  expect(state().run).toBeNull();
});

test('pause, resume and stop are asked once at a time, and a refusal is shown', async () => {
  const { state, runs } = setUp();
  state().begun(aRun(), true);
  const pausing = state().pause();
  expect(state().asked).toBe('pause');
  await state().stop();
  expect(runs.stop).not.toHaveBeenCalled();
  await pausing;
  expect(state()).toMatchObject({ asked: null, run: { state: 'paused' } });

  runs.resume.mockRejectedValueOnce(fail('confirmation-missing', 'Type the name.', 'Type it.'));
  await state().resume([]);
  expect(state()).toMatchObject({ trouble: { kind: 'confirmation-missing' }, run: { state: 'paused' } });
  const typed = [{ realmId: 'alpha', typedRealmName: 'Kauri' }];
  await state().resume(typed);
  expect(runs.resume).toHaveBeenLastCalledWith({ runId: 'r-1', confirmations: typed });
  expect(state()).toMatchObject({ trouble: null, run: { state: 'running' } });
});

describe('looking again', () => {
  test('at one tells what is known now, and lists ask again', async () => {
    const { state, listener } = setUp();
    state().begun(ended, true);
    const before = state().looked;
    expect(await state().lookAgain(2)).toMatchObject({ index: 2, state: 'revoked' });
    expect(listener.looked).toHaveBeenCalledWith(expect.objectContaining({ index: 2 }));
    expect(state().looked).toBeGreaterThan(before);
  });

  const open = (...indices: number[]) => ({
    total: indices.length,
    items: indices.map((index) => aRunItem({ index, state: 'unknown' })),
  });

  test('at all goes through each whose outcome is open', async () => {
    const { state, runs } = setUp();
    state().begun(ended, true);
    runs.items.mockResolvedValueOnce(open(3, 9));
    await state().lookAtAll();
    expect(runs.lookAgain.mock.calls.map(([{ index }]) => index)).toEqual([3, 9]);
    expect(state().looking).toEqual({ state: 'ended', done: 2, total: 2 });
  });

  test('at all can be stopped, and breaks off at what cannot be asked', async () => {
    const { state, runs } = setUp();
    state().begun(ended, true);
    runs.items.mockResolvedValue(open(1, 2, 3));
    runs.lookAgain.mockImplementationOnce(async ({ index }) => {
      state().stopLooking();
      return aRunItem({ index });
    });
    await state().lookAtAll();
    expect(runs.lookAgain).toHaveBeenCalledTimes(1);
    runs.lookAgain.mockRejectedValueOnce(fail('bug', 'No.', 'Report it.'));
    await state().lookAtAll();
    expect(state().looking).toMatchObject({ state: 'ended', done: 0, failure: { kind: 'bug' } });
  });
});

test('a proof is of this run', async () => {
  const { state, runs } = setUp();
  state().begun(ended, true);
  expect(await state().saveProof({ index: null, format: 'pdf' })).toEqual({
    saved: true,
    fileName: 'proof.pdf',
  });
  expect(runs.saveProof).toHaveBeenCalledWith({ runId: 'r-1', index: null, format: 'pdf' });
});

describe('interrupted runs', () => {
  const interrupted = aRun({ runId: 'old', state: 'paused', paused: { by: 'restart' } });

  function setUpUnfinished() {
    const runs = {
      unfinished: vi.fn(async () => ({
        runs: [interrupted, aRun({ runId: 'older' })],
        problems: ['One is torn.'],
      })),
      resume: vi.fn(async () => aRun({ runId: 'old' })),
      abandon: vi.fn(async () => aRun({ runId: 'old', state: 'ended' })),
    };
    const begun = vi.fn();
    const store = createUnfinishedStore({ runs }, begun);
    return { runs, begun, state: () => store.getState() };
  }

  test('are offered, reviewed and gone on with', async () => {
    const { state, runs, begun } = setUpUnfinished();
    await state().find();
    state().review(interrupted);
    runs.resume.mockRejectedValueOnce(fail('locked', 'Locked.', 'Unlock it.'));
    await state().goOn([]);
    expect(state()).toMatchObject({
      trouble: { kind: 'locked' },
      reviewed: { runId: 'old' },
      isAsked: false,
    });
    expect(begun).not.toHaveBeenCalled();
    await state().goOn([{ realmId: 'alpha', typedRealmName: 'Kauri' }]);
    expect(begun).toHaveBeenCalledWith(expect.objectContaining({ runId: 'old' }));
    expect(state()).toMatchObject({ reviewed: null, runs: [{ runId: 'older' }] });
  });

  test('stay offered when their review is left, and are reported when they are ended', async () => {
    const { state, begun } = setUpUnfinished();
    await state().find();
    state().review(interrupted);
    state().leave();
    expect(state()).toMatchObject({ reviewed: null, runs: [{}, {}] });
    await state().abandon(interrupted);
    expect(begun).toHaveBeenCalledWith(expect.objectContaining({ state: 'ended' }));
    expect(state().runs).toHaveLength(1);
  });
});
