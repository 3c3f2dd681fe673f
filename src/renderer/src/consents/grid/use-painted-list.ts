import { type RefObject, useLayoutEffect, useState } from 'react';
import { PaintedList } from './painted-list';

interface Painted {
  /** Null until the grid is on the page. */
  readonly list: PaintedList | null;
  /** The width that columns can share, in pixels. */
  readonly room: number;
}

/** The rows of a grid, painted into `body` as `scroller` scrolls and is resized. */
export function usePaintedList(
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
): Painted {
  const [list, setList] = useState<PaintedList | null>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const { current: element } = scroller;
    if (!element || !body.current) return;
    const made = new PaintedList(element, body.current);
    const measure = () => {
      setRoom(element.clientWidth);
      made.resize(element.clientHeight);
    };
    let isSideways = false;
    const onScroll = () => {
      made.scrolled();
      if (element.scrollLeft > 0 === isSideways) return;
      isSideways = !isSideways;
      element.toggleAttribute('data-sideways', isSideways);
    };
    const onPoint = ({ target }: PointerEvent) => {
      if (target instanceof Node) made.rowOf(target)?.hintAt(target);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('pointerover', onPoint, { passive: true });
    measure();
    setList(made);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('pointerover', onPoint);
      made.close();
    };
  }, [scroller, body]);
  return { list, room };
}
