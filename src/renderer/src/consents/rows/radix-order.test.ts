import fc from 'fast-check';
import { expect, test } from 'vitest';
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
  fc.integer({ min: -8.64e15, max: 8.64e15 }),
  fc.double({ noDefaultInfinity: true }),
  fc.constant(Number.NaN),
);

test('orders like a comparator does, in both directions', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 200 }), fc.boolean(), (keys, descending) => {
      expect([...radixOrder(Float64Array.from(keys), descending)]).toEqual(plainOrder(keys, descending));
    }),
  );
});
