import { expect, test } from 'vitest';
import { layOut } from './column-layout';
import { dragged, widthAfterKey } from './column-resize';
import { shownColumns } from './column-settings';
import { usualColumns } from './columns';

const laid = (settings = usualColumns, room = 1_200) => layOut(shownColumns(settings, false), room, false);
const leftOf = (layout: ReturnType<typeof laid>, key: string) => {
  const place = layout.columns.findIndex((column) => column.key === key);
  return layout.columns.slice(0, place).reduce((sum, { px }) => sum + px, 0);
};

test.each([60, 200, 431, 900])('dragged to %d pixels, a column has them and starts where it did', (width) => {
  const before = laid();
  const after = laid(dragged(usualColumns, before.columns, 'recipient', width));
  expect(after.columns.find(({ key }) => key === 'recipient')?.px).toBe(width);
  expect(leftOf(after, 'recipient')).toBe(leftOf(before, 'recipient'));
});

test('what is always of one length, and what stands to the right, stays automatic', () => {
  const after = dragged(usualColumns, laid().columns, 'recipient', 300);
  expect(after.filter(({ width }) => width !== null).map(({ key }) => key)).toEqual([
    'customer',
    'recipient',
  ]);
});

test.each([
  ['ArrowLeft', false, 92],
  ['ArrowRight', false, 108],
  ['ArrowLeft', true, 60],
  ['ArrowRight', true, 140],
  ['Home', false, 48],
  ['End', false, 1_200],
  ['Enter', false, null],
  ['x', false, undefined],
])('%s with Shift %s leads from 100 to %s', (key, shiftKey, expected) => {
  expect(widthAfterKey({ key, shiftKey }, 100)).toBe(expected);
});

test('keys stop where dragging does', () => {
  expect(widthAfterKey({ key: 'ArrowLeft', shiftKey: true }, 50)).toBe(48);
  expect(widthAfterKey({ key: 'ArrowRight', shiftKey: true }, 1_190)).toBe(1_200);
});
