import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSet } from './row-set';

test('after any mix of changes it holds what a Set would', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), index: fc.nat(30), isIn: fc.boolean() }),
    fc.record({ kind: fc.constant('keep' as const), kept: fc.subarray([...Array(20).keys()]) }),
    fc.record({ kind: fc.constant('grow' as const), by: fc.nat(10) }),
    fc.record({ kind: fc.constant('clear' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const rows = new RowSet();
      let capacity = 20;
      rows.grow(capacity);
      let model = new Set<number>();
      for (const one of steps) {
        if (one.kind === 'set') {
          rows.set(one.index, one.isIn);
          if (one.index < capacity && one.isIn) model.add(one.index);
          else model.delete(one.index);
        } else if (one.kind === 'keep') {
          rows.keep(Uint32Array.from(one.kept));
          capacity = one.kept.length;
          const was = model;
          model = new Set(one.kept.map((from, to) => (was.has(from) ? to : -1)).filter((to) => to >= 0));
        } else if (one.kind === 'grow') {
          capacity += one.by;
          rows.grow(capacity);
        } else {
          rows.clear();
          model.clear();
        }
        expect(rows.count).toBe(model.size);
        expect([...rows.rows()]).toEqual([...model].sort((some, other) => some - other));
        for (let index = 0; index < capacity + 2; index++) expect(rows.has(index)).toBe(model.has(index));
        expect(rows.countIn(Uint32Array.from({ length: capacity }, (_, index) => index))).toBe(model.size);
      }
    }),
  );
});

test('a copy takes the place of what was there, and is nobody else’s', () => {
  const [one, other] = [new RowSet(), new RowSet()];
  one.grow(4);
  other.grow(8);
  one.set(1, true);
  other.set(6, true);
  one.copy(other);
  other.set(6, false);
  expect([one.has(1), one.has(6), one.count, other.count]).toEqual([false, true, 1, 0]);
});
