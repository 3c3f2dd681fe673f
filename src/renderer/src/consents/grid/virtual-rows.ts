/**
 * Which rows are in sight, for a list of any length. Pure: a place in, a place out.
 *
 * Chrome makes no element higher than some 33 million pixels, and a million rows are 40 million. Beyond a limit the body is therefore lower than
 * its rows, and two numbers say where the list stands: `top`, where the sight begins among all rows, and `scroll`, the browser's own
 * scrollTop. A short way scrolled (wheel, touch, keys) moves both by the same pixels, so that rows pass under the eye as anywhere else; a long one
 * (the bar dragged) goes to the place that the bar shows. Near both ends a pixel of one is a pixel of the other, so that an end is
 * reached by both at once.
 */

export interface Extent {
  readonly count: number;
  readonly rowHeight: number;
  /** How many pixels of rows are in sight: the scroller's height without the header's. */
  readonly view: number;
}

export interface Place {
  readonly top: number;
  readonly scroll: number;
}

/** Well below what Chrome allows, and few enough for a pixel to stay a pixel where positions are 32-bit numbers. */
export const tallest = 8_000_000;
/** So much at each end is not squeezed. */
const straight = 100_000;

export const start: Place = { top: 0, scroll: 0 };

const fullHeight = ({ count, rowHeight }: Extent): number => count * rowHeight;

/** Of the element that holds the rows. */
export const bodyHeight = (extent: Extent): number => Math.min(fullHeight(extent), tallest);

const lastTop = (extent: Extent): number => Math.max(0, fullHeight(extent) - extent.view);
const lastScroll = (extent: Extent): number => Math.max(0, bodyHeight(extent) - extent.view);
const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** How many pixels of rows one pixel of the bar's way stands for, between the ends. */
const stretch = (extent: Extent): number =>
  (lastTop(extent) - 2 * straight) / (lastScroll(extent) - 2 * straight);

const isSqueezed = (extent: Extent): boolean => fullHeight(extent) > tallest;

function topAt(extent: Extent, scroll: number): number {
  if (!isSqueezed(extent) || scroll <= straight) return scroll;
  const left = lastScroll(extent) - scroll;
  if (left <= straight) return lastTop(extent) - left;
  return straight + (scroll - straight) * stretch(extent);
}

function scrollAt(extent: Extent, top: number): number {
  if (!isSqueezed(extent) || top <= straight) return top;
  const left = lastTop(extent) - top;
  if (left <= straight) return lastScroll(extent) - left;
  return straight + (top - straight) / stretch(extent);
}

/** Where the list stands when it is sent to `top`: by a key, or because scrolling has come to rest. */
export function placeAt(extent: Extent, top: number): Place {
  const there = within(0, top, lastTop(extent));
  // Of a list that is not squeezed both are the browser's, which may be parts of a pixel.
  if (!isSqueezed(extent)) return { top: there, scroll: there };
  const whole = Math.round(there);
  return { top: whole, scroll: Math.round(scrollAt(extent, whole)) };
}

/** Where it stands when rows came or went, or the window changed. The browser's own scrolling goes on undisturbed wherever it can. */
export function placeKept(extent: Extent, before: Place): Place {
  const { top, scroll } = before;
  const isKept = isSqueezed(extent) ? !isNearEnd(extent, before) : top === scroll && top <= lastTop(extent);
  return isKept ? before : placeAt(extent, top);
}

const isNearEnd = (extent: Extent, { top, scroll }: Place): boolean =>
  Math.min(top, scroll) < straight ||
  top > lastTop(extent) - straight ||
  scroll > lastScroll(extent) - straight;

/** Where it stands after the browser scrolled. Its `scroll` may be another than the browser's: then the browser is to be set right. */
export function placeAfter(extent: Extent, before: Place, scroll: number): Place {
  if (!isSqueezed(extent)) return { top: scroll, scroll };
  const way = scroll - before.scroll;
  if (Math.abs(way) > shortWay(extent)) return { top: Math.round(topAt(extent, scroll)), scroll };
  const top = within(0, before.top + way, lastTop(extent));
  const after = { top, scroll };
  return isNearEnd(extent, after) ? placeAt(extent, top) : after;
}

/** Less than the bar's smallest step on a fine screen, more than a turn of the wheel. */
const shortWay = (extent: Extent): number =>
  Math.max(extent.view / 2, tallest / Math.max(1, extent.view) / 4);

/** How far below its place among all rows a row is drawn. The same for all, and unchanged while the way is short. */
export const shift = ({ top, scroll }: Place): number => scroll - top;

export interface Range {
  readonly first: number;
  /** Not included. */
  readonly end: number;
}

/** The rows in sight, and `over` more on either side for the frame that is painted before we hear of scrolling. */
export function rowsInSight({ count, rowHeight, view }: Extent, { top }: Place, over: number): Range {
  const first = Math.floor(top / rowHeight) - over;
  const end = Math.ceil((top + view) / rowHeight) + over;
  return { first: within(0, first, count), end: within(0, end, count) };
}

/** Where the sight begins when `row` has just come into it, or has been in it all along. */
export function topToShow({ rowHeight, view }: Extent, { top }: Place, row: number): number {
  const rowTop = row * rowHeight;
  if (rowTop < top) return rowTop;
  return Math.max(top, Math.min(rowTop, rowTop + rowHeight - view));
}
