import { expect, test } from 'vitest';
import { rarestIn } from './text-finder';

test('stops at the character that is least there', () => {
  expect(rarestIn('ex', 'eee x')).toBe(1);
  expect(rarestIn('exz', 'eee x')).toBe(2);
  expect(rarestIn('😀', '')).toBe(0);
});
