import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CustomersFound } from '../../../shared/customer';
import { fail } from '../../../shared/failure';
import { createCustomerSearch } from './customer-search';
import { found } from './testing';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const search = vi.fn(async (_: { text: string }): Promise<CustomersFound> => found());
  const forget = vi.fn(async () => undefined);
  const store = createCustomerSearch({ search, forget }, 'alpha', '', 300);
  const asked = () => search.mock.calls.map(([{ text }]) => text);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { search, forget, asked, settle, state: () => store.getState() };
}

/** An answer that is given by hand. */
function late(search: ReturnType<typeof setUp>['search']) {
  let answer: (found: CustomersFound) => void = () => {};
  search.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  return (given: CustomersFound) => answer(given);
}

test('asks at once, and not again once the list has been read', async () => {
  const { state, asked, settle } = setUp();
  state().start();
  await settle();
  expect(state().found?.known).toBe(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked()).toEqual(['']);
});

test('asks again while the list is being read, until it is complete', async () => {
  const { state, search } = setUp();
  search.mockResolvedValueOnce(found({ state: 'reading', known: 1 }));
  search.mockResolvedValueOnce(found({ state: 'reading', known: 2 }));
  state().start();
  await vi.advanceTimersByTimeAsync(299);
  expect(state().found?.known).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(state().found?.known).toBe(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(search).toHaveBeenCalledTimes(3);
});

test('what is typed while an answer is on its way is asked next, and only the last of it', async () => {
  const { state, asked, settle, search } = setUp();
  const answer = late(search);
  state().start();
  for (const text of ['h', 'hē', 'hēm']) state().setText(text);
  expect(asked()).toEqual(['']);
  answer(found());
  await settle();
  expect(asked()).toEqual(['', 'hēm']);
  expect(state().answered).toBe('hēm');
});

test('an answer to what was asked before says so: nobody is chosen from it', async () => {
  const { state, settle, search } = setUp();
  state().start();
  await settle();
  const answer = late(search);
  state().setText('h');
  expect(state()).toMatchObject({ text: 'h', answered: '' });
  answer(found());
  await settle();
  expect(state().answered).toBe('h');
});

test('nobody looks any more: nothing is asked, and what still comes is dropped', async () => {
  const { state, asked, settle, search } = setUp();
  const answer = late(search);
  const stop = state().start();
  stop();
  answer(found({ state: 'reading' }));
  await settle();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([state().found, asked().length]).toEqual([null, 1]);
});

test('a failure stays in sight until an answer comes', async () => {
  const { state, settle, search } = setUp();
  search.mockRejectedValueOnce(fail('timeout', 'No answer.', 'Try again.'));
  state().start();
  await settle();
  expect(state().failure?.kind).toBe('timeout');
  state().setText('x');
  await settle();
  expect(state()).toMatchObject({ failure: null, answered: 'x' });
});

test('again has the list forgotten first, and read anew', async () => {
  const { state, forget, asked, settle } = setUp();
  state().start();
  await settle();
  const again = state().again();
  expect(state().found).toBeNull();
  await again;
  expect(forget).toHaveBeenCalledWith({ realmId: 'alpha' });
  expect(asked()).toEqual(['', '']);
});

test('what was still on its way of the list before does not come back', async () => {
  const { state, settle, search } = setUp();
  const answer = late(search);
  state().start();
  await state().again();
  answer(found({ known: 99 }));
  await settle();
  expect(state().found?.known).toBe(3);
});

test('a pasted ticket is cut to what can be asked', async () => {
  const { state, settle, asked } = setUp();
  state().start();
  await settle();
  state().setText(`  ${'x'.repeat(500)}`);
  await settle();
  expect(asked().at(-1)).toHaveLength(198);
});
