import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from './column-layout';
import { resized, setHidden, shownColumns } from './column-settings';
import { columns, usualColumns } from './columns';

const keysOf = (layout: ReturnType<typeof layOut>) => layout.columns.map(({ key }) => key);
const around = 48;

test('the room is used to the pixel, by those that share in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 4_000 }), fc.boolean(), (room, hasRealm) => {
      const shown = shownColumns(usualColumns, hasRealm);
      const { columns: laid, total } = layOut(shown, room, false);
      const used = around + laid.reduce((sum, { px }) => sum + px, 0);
      expect(used).toBe(total);
      expect(total).toBeGreaterThanOrEqual(room);
      for (const { key, px, share } of laid) {
        expect(px).toBeGreaterThanOrEqual(columns[key].least);
        if (share === 0) expect(px).toBe(columns[key].least);
      }
    }),
  );
});

test('a dragged column is as wide as it was dragged, and the others share what is left', () => {
  const before = layOut(shownColumns(usualColumns, false), 1_200, false);
  const after = layOut(shownColumns(resized(usualColumns, 'customer', 90), false), 1_200, false);
  expect(after.columns[1]?.px).toBe(90);
  expect(after.columns[2]?.px).toBeGreaterThan(before.columns[2]?.px ?? 0);
  expect(after.total).toBe(1_200);
});

test('where every width is set, what is left stays empty at the right', () => {
  let settings = usualColumns;
  for (const { key } of usualColumns) settings = resized(settings, key, 60);
  const { columns: laid, total, tracks } = layOut(shownColumns(settings, true), 2_000, false);
  expect(laid.every(({ px }) => px === 60)).toBe(true);
  expect(total).toBe(2_000);
  expect(tracks).toBe('36px 60px 60px 60px 60px 60px 60px 60px');
});

test('alone, a list with more columns than room is wider than its room', () => {
  const { columns: laid, total } = layOut(shownColumns(usualColumns, true), 600, false);
  expect(laid).toHaveLength(7);
  expect(total).toBe(around + 138 + 160 + 120 + 136 + 102 + 112 + 150);
});

test('beside an open consent what the detail tells best goes first, and the realm never', () => {
  const all = setHidden(setHidden(usualColumns, 'id', false, true), 'updated', false, true);
  expect(keysOf(layOut(shownColumns(usualColumns, false), 580, true))).toEqual([
    'status',
    'customer',
    'recipient',
    'expires',
  ]);
  expect(keysOf(layOut(shownColumns(all, true), 640, true))).toEqual([
    'status',
    'customer',
    'recipient',
    'realm',
  ]);
  expect(keysOf(layOut(shownColumns(all, true), 200, true))).toEqual(['status', 'customer', 'realm']);
  expect(keysOf(layOut(shownColumns(all, true), 1_400, true))).toHaveLength(9);
});
