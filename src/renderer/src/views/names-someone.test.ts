import { expect, test } from 'vitest';
import { parse } from '../consents/query/parse';
import { namesSomeone } from './names-someone';

test.each([
  ['', false],
  ['status:active expires:<30d recipient:"Acme Pay" -permission:transactions', false],
  ['hemi', true],
  ['status:active "hemi tāmihana"', true],
  ['customer:@example.com', true],
  ['-customer:hemi', true],
  // Off is kept all the same.
  ['status:active ~customer:hemi', true],
  ['id:4711', true],
])('‘%s’ may name someone: %s', (text, expected) => {
  const { query, problem } = parse(text);
  expect(problem).toBeNull();
  expect(namesSomeone(query, true)).toBe(expected);
});

test('what cannot be read may name anyone', () => {
  expect(namesSomeone({ terms: [] }, false)).toBe(true);
});
