import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdCodec } from './ids';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('IdCodec', () => {
  it('finds back every number it hid', () => {
    fc.assert(
      fc.property(seeds, fc.nat(2 ** 32 - 1), (seed, index) => {
        const ids = new IdCodec(seed);
        expect(ids.decode(ids.encode(index))).toBe(index);
      }),
    );
  });

  it('looks like a random UUID', () => {
    expect(new IdCodec(7).encode(1)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('does not know the ids of another seed, nor texts that are no ids', () => {
    const ids = new IdCodec(7);
    fc.assert(fc.property(fc.nat(1000), (index) => ids.decode(new IdCodec(8).encode(index)) === undefined));
    fc.assert(fc.property(fc.string(), (text) => ids.decode(text) === undefined));
    expect(ids.decode('x'.repeat(36))).toBeUndefined();
  });
});
