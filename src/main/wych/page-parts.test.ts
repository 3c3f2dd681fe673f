import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inParts, inPieces } from './page-parts';

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

it('cuts a part where decoding it would keep everything else waiting', () => {
  expect([...inPieces(list(100))].map((some) => some.length)).toEqual([100]);
  expect([...inPieces(list(1000))].map((some) => some.length)).toEqual([500, 500]);
  expect([...inPieces(list(0))]).toEqual([[]]);
});

it('leaves nothing out and changes no order', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.boolean(), (length, isFirstPage) => {
      const parts = [...inParts(list(length), isFirstPage)];
      expect(parts.flat()).toEqual(list(length));
      expect(parts.flatMap((part) => [...inPieces(part)].flat())).toEqual(list(length));
    }),
  );
});
