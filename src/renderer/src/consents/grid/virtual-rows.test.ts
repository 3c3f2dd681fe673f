import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  bodyHeight,
  type Extent,
  type Place,
  placeAfter,
  placeAt,
  placeKept,
  rowsInSight,
  shift,
  start,
  tallest,
  topToShow,
} from './virtual-rows';

const rowHeight = 40;
const list = (count: number, view = 680): Extent => ({ count, rowHeight, view });
const extents = fc.record({
  count: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 3_000_000 })),
  rowHeight: fc.constant(rowHeight),
  view: fc.integer({ min: 60, max: 2_400 }),
});
const lastTop = ({ count, view }: Extent) => Math.max(0, count * rowHeight - view);
const lastScroll = (extent: Extent) => Math.max(0, bodyHeight(extent) - extent.view);

test('a body is as high as its rows, until Chrome would cut it', () => {
  expect(bodyHeight(list(100_000))).toBe(4_000_000);
  expect(bodyHeight(list(1_000_000))).toBe(tallest);
});

test('every row can be shown whole, at a scroll offset that the browser has', () => {
  fc.assert(
    fc.property(extents, fc.nat(), fc.nat(), (extent, one, other) => {
      fc.pre(extent.count > 0);
      const from = placeAt(extent, (one % extent.count) * rowHeight);
      const row = other % extent.count;
      const place = placeAt(extent, topToShow(extent, from, row));
      expect(place.top).toBeLessThanOrEqual(row * rowHeight);
      expect(place.top + extent.view).toBeGreaterThanOrEqual((row + 1) * rowHeight);
      expect(place.scroll).toBeGreaterThanOrEqual(0);
      expect(place.scroll).toBeLessThanOrEqual(lastScroll(extent));
      const { first, end } = rowsInSight(extent, place, 0);
      expect(row).toBeGreaterThanOrEqual(first);
      expect(row).toBeLessThan(end);
    }),
  );
});

test('a row in sight moves nothing', () => {
  const at = placeAt(list(1_000), 4_000);
  expect(topToShow(list(1_000), at, 100)).toBe(4_000);
  expect(topToShow(list(1_000), at, 116)).toBe(4_000);
  expect(topToShow(list(1_000), at, 117)).toBe(4_040);
  expect(topToShow(list(1_000), at, 99)).toBe(3_960);
});

test('the bar and the top row say the same: one leads to the other and back', () => {
  fc.assert(
    fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, part) => {
      const top = Math.round(part * lastTop(extent));
      const { scroll } = placeAt(extent, top);
      // As dragging would bring it there from afar.
      const back = placeAfter(extent, { top: -tallest, scroll: -tallest }, scroll);
      const step = Math.max(1, lastTop(extent) / Math.max(1, lastScroll(extent)));
      expect(Math.abs(back.top - top)).toBeLessThanOrEqual(step);
      expect(back.scroll).toBe(scroll);
    }),
  );
});

test('further down the bar is further down the list, from the first pixel to the last', () => {
  const extent = list(1_000_000);
  const far: Place = { top: -tallest, scroll: -tallest };
  let last = -1;
  for (let scroll = 0; scroll <= lastScroll(extent); scroll += 997) {
    const { top } = placeAfter(extent, far, scroll);
    expect(top).toBeGreaterThan(last);
    last = top;
  }
  expect(placeAfter(extent, far, 0).top).toBe(0);
  expect(placeAfter(extent, far, lastScroll(extent)).top).toBe(lastTop(extent));
});

describe('short ways', () => {
  const ways = fc.array(fc.integer({ min: -700, max: 700 }), { maxLength: 60 });

  /** The browser: adds up, stops at its ends, and takes a correction. */
  const walk = (
    extent: Extent,
    from: Place,
    steps: readonly number[],
    look: (a: Place, b: Place) => void,
  ) => {
    let at = from;
    for (const step of steps) {
      const scroll = Math.min(lastScroll(extent), Math.max(0, at.scroll + step));
      const next = placeAfter(extent, at, scroll);
      look(at, next);
      at = next;
    }
    return at;
  };

  test('move the rows by exactly that way, wherever the list stands', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), ways, (extent, part, steps) => {
        let step = 0;
        walk(extent, placeAt(extent, part * lastTop(extent)), steps, (before, after) => {
          const wanted = before.top + (steps[step++] ?? 0);
          expect(after.top).toBe(Math.min(lastTop(extent), Math.max(0, wanted)));
        });
      }),
    );
  });

  it('leave the rows where they are drawn, so that the browser alone moves them', () => {
    const extent = list(1_000_000);
    const from = placeAt(extent, 20_000_000);
    const to = walk(extent, from, [120, 120, -60, 300], (before, after) =>
      expect(shift(after)).toBe(shift(before)),
    );
    expect(placeAt(extent, to.top).top).toBe(to.top);
  });

  it.each([
    ['down', 1],
    ['up', -1],
  ])('lead %s to the very end without a rest on the way', (_, sign) => {
    const extent = list(1_000_000);
    let at = placeAt(extent, sign > 0 ? lastTop(extent) - 4_000_000 : 4_000_000);
    at = walk(extent, at, Array(10_000).fill(sign * 500), () => undefined);
    expect(at.top).toBe(sign > 0 ? lastTop(extent) : 0);
    expect(at.scroll).toBe(sign > 0 ? lastScroll(extent) : 0);
  });
});

test('no more rows are painted than the view holds and the overscan allows', () => {
  fc.assert(
    fc.property(extents, fc.nat(), fc.integer({ min: 0, max: 12 }), (extent, offset, over) => {
      const place = placeAt(extent, offset % (lastTop(extent) + 1));
      const { first, end } = rowsInSight(extent, place, over);
      expect(end - first).toBeLessThanOrEqual(Math.ceil(extent.view / rowHeight) + 1 + 2 * over);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(extent.count);
    }),
  );
});

test('a list that has become shorter is shown to its end, and an empty one from its start', () => {
  expect(placeAt(list(100), 900_000).top).toBe(100 * rowHeight - 680);
  expect(placeAt(list(0), 900_000)).toEqual(start);
  expect(rowsInSight(list(0), start, 8)).toEqual({ first: 0, end: 0 });
});

test('rows that come in leave the list where it stands, and the browser where it scrolls', () => {
  const drifted = placeAfter(list(1_000_000), placeAt(list(1_000_000), 20_000_000), 4_000_700);
  fc.assert(
    fc.property(extents, extents, fc.double({ min: 0, max: 1, noNaN: true }), (before, after, part) => {
      const place = placeAt(before, part * lastTop(before));
      const kept = placeKept(after, place);
      expect(Math.abs(kept.top - Math.min(place.top, lastTop(after)))).toBeLessThan(1);
      expect(kept.scroll).toBeLessThanOrEqual(lastScroll(after));
      expect(kept.scroll).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(placeKept(list(1_001_000), drifted)).toBe(drifted);
});
