import { type RefObject, useLayoutEffect } from 'react';

/** Tells when an element goes from the page while the focus is in it: the page would give it to nothing, and keys would go nowhere. */
export function useFocusedEnd(ref: RefObject<HTMLElement | null>, onGone: () => void): void {
  useLayoutEffect(() => {
    const element = ref.current;
    // While it is still in the page: what goes with it is taken away after this.
    return () => {
      if (element?.contains(document.activeElement)) onGone();
    };
  }, [ref, onGone]);
}
