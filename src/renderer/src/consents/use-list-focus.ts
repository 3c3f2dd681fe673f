/** Where the keyboard is led when it is led to the list: to its rows, and where there are none to what can be done about that. */
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { focusSearch } from './filters/focus-search';

interface ListFocus {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** The button that stands where there are no rows. */
  readonly emptyRef: RefObject<HTMLButtonElement | null>;
  toGrid(): void;
  /** The grid goes with the focus in it. What takes its place is there a moment later. */
  onGridGone(): void;
}

export function useListFocus(): ListFocus {
  const gridRef = useRef<HTMLDivElement>(null);
  const emptyRef = useRef<HTMLButtonElement>(null);
  const isLost = useRef(false);
  const toGrid = useCallback(() => {
    const place = gridRef.current ?? emptyRef.current;
    if (place) place.focus();
    else focusSearch();
  }, []);
  const onGridGone = useCallback(() => {
    isLost.current = true;
  }, []);
  useLayoutEffect(() => {
    if (isLost.current) toGrid();
    isLost.current = false;
  });
  return { gridRef, emptyRef, toGrid, onGridGone };
}
