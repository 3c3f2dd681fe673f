import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordered } from './ordering';
import { Scratch } from './scratch';
import { rowsPerStep, runNow } from './steps';

const all = Array.from({ length: 60 }, (_, row) => row);
const permutation = fc.shuffledSubarray(all, { minLength: all.length });
const some = fc.subarray(all);
const scratch = new Scratch(all.length);

test('the rows come in the order of all, whatever was there before', () => {
  fc.assert(
    fc.property(permutation, some, some, fc.boolean(), (order, rows, others, isWithin) => {
      const before = new Set(isWithin ? [...rows, ...others] : others);
      const result = runNow(
        ordered(
          Uint32Array.from(order),
          Uint32Array.from(rows),
          Uint32Array.from(order.filter((row) => before.has(row))),
          scratch,
        ),
      );
      expect([...result]).toEqual(order.filter((row) => rows.includes(row)));
    }),
    { numRuns: 300 },
  );
});

test('who is left with some of the rows that were there does not go through all', () => {
  const order = Uint32Array.from({ length: 20 * rowsPerStep }, (_, row) => row);
  const rows = order.subarray(order.length - 10);
  const stepsFrom = (before: Uint32Array): number => {
    const steps = ordered(order, rows, before, new Scratch(order.length));
    let count = 0;
    while (!steps.next().done) count++;
    return count;
  };
  expect(stepsFrom(order.subarray(order.length - 1000))).toBe(2);
  expect(stepsFrom(order.subarray(0, 1000))).toBeGreaterThan(20);
});
