import { expect, test } from 'vitest';
import { rowAfterKey } from './grid-keys';

test.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 24],
  ['PageUp', 4, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['ArrowDown', -1, 0],
  ['ArrowUp', -1, 99],
  ['x', 4, null],
])('%s from %d leads to %s', (key, from, to) => {
  expect(rowAfterKey(key, from, 100, 20)).toBe(to);
});

test('there is nowhere to go in an empty list', () => {
  expect(rowAfterKey('ArrowDown', -1, 0, 20)).toBeNull();
});
