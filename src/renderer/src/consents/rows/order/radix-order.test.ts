import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Scratch } from '../scratch';
import { runNow } from '../steps';
import { radixOrder } from './radix-order';

/** The same, said plainly: stable, missing last. */
function plainOrder(keys: readonly number[], descending: boolean): number[] {
  const key = (index: number) => keys[index] as number;
  const all = keys.map((_, index) => index);
  const present = all.filter((index) => !Number.isNaN(key(index)));
  present.sort((one, other) => (descending ? key(other) - key(one) : key(one) - key(other)));
  return [...present, ...all.filter((index) => Number.isNaN(key(index)))];
}

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: 0, max: 2 ** 32 }),
  fc.integer({ min: -4e15, max: 4e15 }),
  fc.constant(Number.NaN),
);

/** Used again, with whatever the sort before left in it. */
const scratch = new Scratch(200);

test('orders like a comparator does, in both directions', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 200 }), fc.boolean(), (keys, descending) => {
      const order = runNow(radixOrder(Float64Array.from(keys), descending, scratch));
      expect([...order]).toEqual(plainOrder(keys, descending));
    }),
    { numRuns: 500 },
  );
});
