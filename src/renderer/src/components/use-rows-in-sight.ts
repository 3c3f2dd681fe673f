/** Long lists that React renders: those rows alone that are in sight. A list for speed paints its own, see `consents/grid/painted-list`. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import {
  type Extent,
  type Place,
  placeAt,
  type Range,
  rowsInSight,
  start,
  topToShow,
} from '../consents/grid/virtual-rows';

interface List {
  readonly count: number;
  readonly rowHeight: number;
  /** Of the header that stays at the top of the scroller. */
  readonly headHeight: number;
  /** Whether the scroller is on the page: it may go, and another come. */
  readonly isShown: boolean;
}

interface RowsInSight extends Range {
  /** Scrolls no further than it must. */
  readonly bringIntoSight: (row: number) => void;
}

/** Rows beyond either edge: the browser scrolls before it tells us. */
const over = 6;

export function useRowsInSight(scroller: RefObject<HTMLElement | null>, list: List): RowsInSight {
  const { count, rowHeight, headHeight, isShown } = list;
  const [range, setRange] = useState<Range>({ first: 0, end: 0 });
  const look = useRef<() => { readonly extent: Extent; readonly place: Place }>(undefined);
  useLayoutEffect(() => {
    const { current: element } = scroller;
    if (!element || !isShown) return;
    const read = () => {
      const extent = { count, rowHeight, view: Math.max(0, element.clientHeight - headHeight) };
      return { extent, place: placeAt(extent, element.scrollTop) };
    };
    const renew = () => {
      const { extent, place } = read();
      const next = rowsInSight(extent, place, over);
      setRange((last) => (last.first === next.first && last.end === next.end ? last : next));
    };
    look.current = read;
    const observer = new ResizeObserver(renew);
    observer.observe(element);
    element.addEventListener('scroll', renew, { passive: true });
    renew();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', renew);
    };
  }, [scroller, count, rowHeight, headHeight, isShown]);
  const bringIntoSight = useCallback(
    (row: number) => {
      const { extent, place = start } = look.current?.() ?? {};
      if (extent && scroller.current) scroller.current.scrollTop = topToShow(extent, place, row);
    },
    [scroller],
  );
  return { ...range, bringIntoSight };
}
