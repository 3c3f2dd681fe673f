/**
 * Keeps as many row elements as are in sight, and gives one that has left the sight to a row that comes in. React would compare some thousand
 * elements for each frame of a fast scroll; here the texts that differ are written and nothing else is done.
 */
import type { Consent } from '../../../../shared/consent';
import type { CellContext } from './cell';
import type { ShownColumn } from './column-settings';
import { type Marks, PaintedRow } from './painted-row';
import type { Range } from './virtual-rows';

export interface RowSource {
  /** Undefined for a row that has gone. */
  at(index: number): Consent | undefined;
  marksOf(index: number, consent: Consent): Marks;
  /** Painted even when it is out of sight: it is the one that the focus names. -1: none. */
  readonly activeIndex: number;
}

export class RowPainter {
  #columns: readonly ShownColumn[] = [];
  #painted = new Map<number, PaintedRow>();
  /** In the order of the page. */
  #rows: PaintedRow[] = [];
  #spare: PaintedRow[] = [];
  /** What the painted rows were written from. */
  #from: { readonly source: RowSource; readonly context: CellContext } | undefined;

  constructor(private readonly body: HTMLElement) {}

  /** Rows with other columns are other rows. */
  setColumns(columns: readonly ShownColumn[]): void {
    if (sameCells(columns, this.#columns)) return;
    this.#columns = columns;
    this.body.replaceChildren();
    this.#painted.clear();
    this.#rows = [];
    this.#spare = [];
  }

  /** @param topOf where a row is drawn, by its place in the list */
  paint(
    source: RowSource,
    { first, end }: Range,
    context: CellContext,
    topOf: (index: number) => number,
  ): void {
    const wanted: number[] = [];
    for (let index = first; index < end; index++) wanted.push(index);
    const active = source.activeIndex;
    if (active >= 0 && (active < first || active >= end)) wanted.push(active);

    // Another picture is another source. While it is the same, a row that stays has nothing new to say.
    const isSame = source === this.#from?.source && context === this.#from.context;
    this.#from = { source, context };
    const before = this.#painted;
    const free = this.#rows.filter(({ index }) => !isIn(index, first, end, active));
    this.#painted = new Map();
    for (const index of wanted) {
      const known = before.get(index);
      if (known && isSame) {
        known.moveTo(topOf(index));
        this.#painted.set(index, known);
        continue;
      }
      const consent = source.at(index);
      if (!consent) continue;
      const row = known ?? free.shift() ?? this.#more();
      row.show(index, consent, context);
      row.mark(source.marksOf(index, consent));
      row.moveTo(topOf(index));
      this.#painted.set(index, row);
    }
    this.#putAway(this.#rows.filter((row) => this.#painted.get(row.index) !== row));
  }

  /** The rows in the page in the order of the list, for whoever reads the page and not the screen. Once scrolling rests: it costs a layout. */
  tidy(): void {
    const inOrder = [...this.#rows].sort((one, other) => one.index - other.index);
    if (inOrder.every((row, place) => row === this.#rows[place])) return;
    this.#rows = inOrder;
    this.body.append(...inOrder.map(({ element }) => element));
  }

  /** The row that an event came from. */
  rowOf(target: EventTarget | null): PaintedRow | undefined {
    return target instanceof Node ? this.#rows.find(({ element }) => element.contains(target)) : undefined;
  }

  #more(): PaintedRow {
    const row = this.#spare.pop() ?? new PaintedRow(this.#columns);
    this.#rows.push(row);
    this.body.append(row.element);
    return row;
  }

  #putAway(rows: readonly PaintedRow[]): void {
    if (rows.length === 0) return;
    for (const row of rows) {
      row.element.remove();
      row.index = -1;
    }
    this.#spare.push(...rows);
    this.#rows = this.#rows.filter((row) => !rows.includes(row));
  }
}

const isIn = (index: number, first: number, end: number, active: number): boolean =>
  (index >= first && index < end) || index === active;

const sameCells = (some: readonly ShownColumn[], others: readonly ShownColumn[]): boolean =>
  some.length === others.length &&
  some.every(({ key, place }, at) => key === others[at]?.key && place === others[at]?.place);
