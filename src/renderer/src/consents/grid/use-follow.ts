import { useLayoutEffect, useMemo, useRef } from 'react';
import type { PaintedList } from './painted-list';

interface Follow {
  /** The operator scrolls elsewhere: the active row is left where it is. */
  stop(): void;
  again(): void;
  /** The place of the active row, or where it was when it left the list: by being revoked, for one. */
  last(): number;
}

/** Keeps the active row in sight when the keyboard moves it or rows come in before it, unless the operator has scrolled away from it. */
export function useFollow(list: PaintedList | null, activeIndex: number): Follow {
  const follows = useRef(true);
  const last = useRef(-1);
  useLayoutEffect(() => {
    if (activeIndex < 0) return;
    last.current = activeIndex;
    if (follows.current) list?.bringIntoSight(activeIndex);
  }, [list, activeIndex]);
  return useMemo(
    () => ({
      stop: () => {
        follows.current = false;
      },
      again: () => {
        follows.current = true;
      },
      last: () => last.current,
    }),
    [],
  );
}
