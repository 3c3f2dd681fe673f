import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inParts } from './page-parts';

const list = (length: number) => Array.from({ length }, (_, index) => index);
const sizes = (length: number, isFirstPage: boolean) =>
  [...inParts(list(length), isFirstPage)].map((part) => part.length);

it('begins a list with a small part', () => {
  expect(sizes(1000, true)).toEqual([100, 900]);
  expect(sizes(2500, true)).toEqual([100, 900, 1000, 500]);
});

it('cuts later pages only when they are very large', () => {
  expect(sizes(1000, false)).toEqual([1000]);
  expect(sizes(2500, false)).toEqual([1000, 1000, 500]);
});

it('has one part for an empty page', () => {
  expect(sizes(0, true)).toEqual([0]);
  expect(sizes(0, false)).toEqual([0]);
});

it('leaves nothing out and changes no order', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.boolean(), (length, isFirstPage) => {
      expect([...inParts(list(length), isFirstPage)].flat()).toEqual(list(length));
    }),
  );
});
