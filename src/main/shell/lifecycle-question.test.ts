import { beforeEach, expect, test, vi } from 'vitest';
import { QuitQuestion } from './lifecycle-question';

let busy: string | null;
let answer: (yes: boolean) => void;
const ask = vi.fn();
const quit = vi.fn();
let question: QuitQuestion;

beforeEach(() => {
  vi.resetAllMocks();
  busy = 'A run over 1,200 consents is under way.';
  ask.mockImplementation(() => new Promise<boolean>((resolve) => (answer = resolve)));
  question = new QuitQuestion({ isBusy: () => busy, ask, quit });
});

const answered = async (yes: boolean) => {
  answer(yes);
  await new Promise((resolve) => setImmediate(resolve));
};

test('the app ends without a question while nothing is under way', () => {
  busy = null;
  expect(question.mayEnd()).toBe(true);
  expect(ask).not.toHaveBeenCalled();
});

test('a run holds the app back and is asked about in its own words', () => {
  expect(question.mayEnd()).toBe(false);
  expect(ask).toHaveBeenCalledExactlyOnceWith(busy);
  expect(quit).not.toHaveBeenCalled();
});

test('a yes ends the app, and that passes without a further question', async () => {
  question.mayEnd();
  let passes = false;
  quit.mockImplementation(() => {
    passes = question.mayEnd();
  });
  await answered(true);
  expect(passes).toBe(true);
  expect(quit).toHaveBeenCalledOnce();
  expect(ask).toHaveBeenCalledOnce();
});

test('a no keeps it running, and the next attempt asks again', async () => {
  question.mayEnd();
  await answered(false);
  expect(quit).not.toHaveBeenCalled();
  expect(question.mayEnd()).toBe(false);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('attempts while it is being asked wait for the one answer', async () => {
  for (let attempt = 0; attempt < 5; attempt++) expect(question.mayEnd()).toBe(false);
  expect(ask).toHaveBeenCalledOnce();
  await answered(true);
  expect(quit).toHaveBeenCalledOnce();
});

test('a run that ended meanwhile holds nothing back', async () => {
  question.mayEnd();
  busy = null;
  expect(question.mayEnd()).toBe(true);
  await answered(false);
  expect(quit).not.toHaveBeenCalled();
});

test('a question that cannot be shown is no yes, and can be asked again', async () => {
  ask.mockRejectedValueOnce(new Error('no display'));
  expect(question.mayEnd()).toBe(false);
  await new Promise((resolve) => setImmediate(resolve));
  expect(quit).not.toHaveBeenCalled();
  expect(question.mayEnd()).toBe(false);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('the end of the session and signals are not held up, also while it is being asked', () => {
  expect(question.mayEnd()).toBe(false);
  question.endWithoutAsking();
  expect(question.mayEnd()).toBe(true);
  expect(ask).toHaveBeenCalledOnce();
});
