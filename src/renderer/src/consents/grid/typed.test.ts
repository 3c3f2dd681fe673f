import { expect, test } from 'vitest';
import { isLetter, Typed } from './typed';

test('letters typed within a second make a word', () => {
  const typed = new Typed();
  expect(typed.type('h', 0)).toEqual({ prefix: 'h', staysIfItCan: false });
  expect(typed.type('e', 900)).toEqual({ prefix: 'he', staysIfItCan: true });
  expect(typed.type('m', 1_900)).toEqual({ prefix: 'hem', staysIfItCan: true });
  expect(typed.type('a', 2_901)).toEqual({ prefix: 'a', staysIfItCan: false });
});

test('a space belongs to the word that is being typed, and to none after a moment', () => {
  const typed = new Typed();
  expect(typed.isWithin(0)).toBe(false);
  typed.type('a', 0);
  expect(typed.isWithin(1_000)).toBe(true);
  expect(typed.type(' ', 1_000)).toEqual({ prefix: 'a ', staysIfItCan: true });
  expect(typed.isWithin(2_001)).toBe(false);
});

test('the same letter again is the next row with it', () => {
  const typed = new Typed();
  typed.type('a', 0);
  expect(typed.type('a', 100)).toEqual({ prefix: 'a', staysIfItCan: false });
  expect(typed.type('r', 200)).toEqual({ prefix: 'aar', staysIfItCan: true });
});

const key = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test.each([
  ['h', true],
  ['Đ', true],
  ['7', true],
  [' ', false],
  ['/', false],
  ['ArrowDown', false],
  ['Escape', false],
])('%s is a letter to look for: %s', (name, expected) => {
  expect(isLetter(key(name))).toBe(expected);
});

test('a key held makes a command of it', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey'])
    expect(isLetter(key('a', { [held]: true }))).toBe(false);
});
