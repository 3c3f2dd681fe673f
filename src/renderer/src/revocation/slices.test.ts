import { expect, test, vi } from 'vitest';
import { fail } from '../../../shared/failure';
import { Slices } from './slices';

function setUp(total = 450) {
  let mark = 'a';
  const ask = vi.fn(async (from: number, limit: number) => ({
    total,
    items: Array.from(
      { length: Math.max(0, Math.min(limit, total - from)) },
      (_, at) => `${mark}${from + at}`,
    ),
  }));
  const slices = new Slices(ask);
  const told = vi.fn();
  slices.subscribe(told);
  return { ask, slices, told, change: (to: string) => (mark = to) };
}

test('asks for what is looked at, once', async () => {
  const { ask, slices, told } = setUp();
  slices.need(0, 20);
  slices.need(5, 30);
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
  expect(ask.mock.calls).toEqual([[0, 200]]);
  expect([slices.total, slices.at(7), slices.at(300)]).toEqual([450, 'a7', undefined]);
  slices.need(190, 410);
  await vi.waitFor(() => expect(slices.at(449)).toBe('a449'));
  expect(ask.mock.calls.map(([from]) => from)).toEqual([0, 200, 400]);
});

test('renewed, it shows what was known until the answer is there', async () => {
  const { ask, slices, change } = setUp();
  slices.need(0, 20);
  await vi.waitFor(() => expect(slices.at(0)).toBe('a0'));
  change('b');
  slices.renew();
  expect(slices.at(0)).toBe('a0');
  await vi.waitFor(() => expect(slices.at(0)).toBe('b0'));
  expect(ask).toHaveBeenCalledTimes(2);
});

test('an answer that was overtaken does not count', async () => {
  const { slices, ask } = setUp();
  let late: (slice: { total: number; items: string[] }) => void = () => {};
  ask.mockImplementationOnce(() => new Promise((done) => (late = done)));
  slices.need(0, 20);
  slices.renew();
  await vi.waitFor(() => expect(slices.at(0)).toBe('a0'));
  late({ total: 1, items: ['old'] });
  await Promise.resolve();
  expect([slices.total, slices.at(0)]).toEqual([450, 'a0']);
});

test('a failure is told, and mended by asking again', async () => {
  const { slices, ask } = setUp();
  ask.mockRejectedValueOnce(fail('bug', 'No.', 'Again.'));
  slices.need(0, 20);
  await vi.waitFor(() => expect(slices.failure?.kind).toBe('bug'));
  slices.retry();
  await vi.waitFor(() => expect(slices.at(0)).toBe('a0'));
  expect(slices.failure).toBeNull();
});
