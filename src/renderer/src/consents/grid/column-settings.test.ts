import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ColumnSetting, columnKeys } from '../../../../shared/columns';
import {
  complete,
  isLastShown,
  isUsual,
  moved,
  narrowest,
  neighbour,
  resized,
  setHidden,
  shownColumns,
  widest,
} from './column-settings';
import { usualColumns } from './columns';

const keysOf = (settings: readonly { readonly key: string }[]) => settings.map(({ key }) => key);
const key = fc.constantFrom(...columnKeys);
const settings: fc.Arbitrary<ColumnSetting[]> = fc.shuffledSubarray([...columnKeys]).chain((keys) =>
  fc.tuple(
    ...keys.map((one) =>
      fc.record({
        key: fc.constant(one),
        width: fc.option(fc.integer({ min: 48, max: 1200 })),
        isHidden: fc.boolean(),
      }),
    ),
  ),
);

test('the usual columns are every column once, and what is seldom asked for is hidden', () => {
  expect(keysOf(usualColumns)).toEqual(columnKeys);
  expect(keysOf(usualColumns.filter(({ isHidden }) => isHidden))).toEqual(['updated', 'id']);
  expect(isUsual(usualColumns)).toBe(true);
  expect(isUsual([])).toBe(true);
  expect(isUsual(resized(usualColumns, 'customer', 300))).toBe(false);
});

test('the realm is shown only where rows of several stand together, and places are counted over hidden ones', () => {
  expect(keysOf(shownColumns(usualColumns, false))).toEqual([
    'status',
    'customer',
    'recipient',
    'permissions',
    'created',
    'expires',
  ]);
  const shown = shownColumns(usualColumns, true);
  expect(shown.map(({ key, place }) => [key, place]).slice(-2)).toEqual([
    ['expires', 7],
    ['realm', 8],
  ]);
});

test('whatever settings are kept, every column is there once, in the order kept', () => {
  fc.assert(
    fc.property(settings, (kept) => {
      const all = complete(kept);
      expect([...keysOf(all)].sort()).toEqual([...columnKeys].sort());
      expect(all.filter((setting) => kept.includes(setting))).toEqual(kept);
    }),
  );
});

test('a moved column stands where the other was, and all others keep their order', () => {
  fc.assert(
    fc.property(settings, key, key, (kept, mover, to) => {
      const before = keysOf(complete(kept));
      const after = keysOf(moved(kept, mover, to));
      expect(after.indexOf(mover)).toBe(before.indexOf(to));
      expect(after.filter((one) => one !== mover)).toEqual(before.filter((one) => one !== mover));
    }),
  );
});

test('the next one is the next on screen', () => {
  expect(neighbour(usualColumns, 'created', 1, true)).toBe('expires');
  expect(neighbour(usualColumns, 'expires', -1, true)).toBe('created');
  expect(neighbour(usualColumns, 'expires', 1, false)).toBeUndefined();
  expect(neighbour(usualColumns, 'status', -1, true)).toBeUndefined();
});

test('one column at least stays on screen, however many are hidden', () => {
  fc.assert(
    fc.property(settings, fc.array(key, { maxLength: 30 }), fc.boolean(), (kept, hide, hasRealm) => {
      fc.pre(shownColumns(kept, hasRealm).length > 0);
      const left = hide.reduce<readonly ColumnSetting[]>(
        (now, one) => setHidden(now, one, true, hasRealm),
        kept,
      );
      expect(shownColumns(left, hasRealm).length).toBeGreaterThan(0);
    }),
  );
  const one = columnKeys
    .filter((each) => each !== 'customer' && each !== 'realm')
    .reduce<readonly ColumnSetting[]>((now, each) => setHidden(now, each, true, false), usualColumns);
  expect(isLastShown(one, 'customer', false)).toBe(true);
  expect(setHidden(one, 'customer', true, false)).toBe(one);
});

test('a width is kept within what saved views take, and null is automatic again', () => {
  const widthOf = (width: number | null) =>
    resized(usualColumns, 'id', width).find((setting) => setting.key === 'id')?.width;
  expect([widthOf(-5), widthOf(99.6), widthOf(1e6), widthOf(null)]).toEqual([narrowest, 100, widest, null]);
});
