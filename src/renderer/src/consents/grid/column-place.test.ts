import { expect, test } from 'vitest';
import { layOut } from './column-layout';
import { columnAt } from './column-place';
import { shownColumns } from './column-settings';
import { usualColumns } from './columns';

const { columns } = layOut(shownColumns(usualColumns, false), 900, false);

test('every pixel of the header belongs to the column that is drawn there', () => {
  let left = 40;
  for (const { key, px } of columns) {
    expect(columnAt(columns, left)).toBe(key);
    expect(columnAt(columns, left + px - 1)).toBe(key);
    left += px;
  }
});

test('beyond an end it is the one at the end', () => {
  expect(columnAt(columns, -50)).toBe('status');
  expect(columnAt(columns, 5_000)).toBe('expires');
  expect(columnAt([], 10)).toBeUndefined();
});
