/**
 * The list between the browser's scrolling and the rows painted for it. It lives outside React: a frame of a fast scroll is a sum and some texts, and
 * nothing of the window is rendered for it.
 */
import type { CellContext } from './cell';
import type { ShownColumn } from './column-settings';
import { RowPainter, type RowSource } from './row-painter';
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
  topToShow,
} from './virtual-rows';

export const rowHeight = 40;
export const headHeight = 32;

/** Rows painted beyond either edge: the browser scrolls before it tells us. */
const over = 6;
/** Milliseconds without a change after which the list is at rest. */
const rest = 200;

export interface Picture {
  readonly source: RowSource;
  readonly count: number;
  readonly columns: readonly ShownColumn[];
  readonly context: CellContext;
}

export class PaintedList {
  readonly #painter: RowPainter;
  #picture: Picture | undefined;
  #view = 0;
  #place: Place = start;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly body: HTMLElement,
  ) {
    this.#painter = new RowPainter(body);
  }

  /** Something of what is shown has changed, or all of it. */
  show(picture: Picture): void {
    this.#picture = picture;
    this.#painter.setColumns(picture.columns);
    this.#goTo(placeKept(this.#extent(), this.#place));
  }

  /** @param height of the scroller, its header included */
  resize(height: number): void {
    this.#view = Math.max(0, height - headHeight);
    this.#goTo(placeKept(this.#extent(), this.#place));
  }

  /** The browser scrolled. */
  scrolled(): void {
    const { scrollTop } = this.scroller;
    const place = placeAfter(this.#extent(), this.#place, scrollTop);
    this.#place = place;
    if (place.scroll !== scrollTop) this.scroller.scrollTop = place.scroll;
    this.#paint();
  }

  /** Scrolls no further than it must. */
  bringIntoSight(index: number): void {
    const extent = this.#extent();
    const top = topToShow(extent, this.#place, index);
    if (top !== this.#place.top) this.#goTo(placeAt(extent, top));
  }

  rowOf(target: EventTarget | null): ReturnType<RowPainter['rowOf']> {
    return this.#painter.rowOf(target);
  }

  /** How many rows Page up and Page down pass: what is in sight, but for one that stays to be recognised. */
  get page(): number {
    return Math.max(1, Math.floor(this.#view / rowHeight) - 1);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #extent(): Extent {
    return { count: this.#picture?.count ?? 0, rowHeight, view: this.#view };
  }

  #goTo(place: Place): void {
    const { scroll } = this.#place;
    this.#place = place;
    // Before the offset, which the browser would cut off at the end of a body that is too low.
    this.body.style.height = `${bodyHeight(this.#extent())}px`;
    if (this.#place.scroll !== scroll) this.scroller.scrollTop = this.#place.scroll;
    this.#paint();
  }

  #paint(): void {
    if (!this.#picture || this.#view === 0) return;
    const { source, context } = this.#picture;
    const base = shift(this.#place);
    const range = rowsInSight(this.#extent(), this.#place, over);
    this.#painter.paint(source, range, context, (index) => index * rowHeight + base);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), rest);
  }

  /** At rest the bar shows where the list stands, and the rows stand in order. */
  #settle(): void {
    const { top, scroll } = this.#place;
    // A row that is pressed must be the same one when it is let go.
    if (this.scroller.matches(':active')) {
      this.#paint();
      return;
    }
    const settled = placeAt(this.#extent(), top);
    if (settled.scroll !== scroll) this.#goTo(settled);
    this.#painter.tidy();
  }
}
