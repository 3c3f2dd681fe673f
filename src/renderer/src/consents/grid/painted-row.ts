/** One row on screen. It is made once and shows one consent after the other: only what differs is written. */
import type { Consent } from '../../../../shared/consent';
import { type Cell, type CellContext, make, makeCell } from './cell';
import { cells } from './cells';
import type { ShownColumn } from './column-settings';
import classes from './grid.module.css';

export interface Marks {
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
}

/** By place in the list, so that another row is another id to a screen reader even where it is painted in the same element. */
export const rowId = (index: number): string => `consent-row-${index}`;

export class PaintedRow {
  readonly element = make('div', classes.row);
  /** Place in the list; -1 before the first. */
  index = -1;
  consent: Consent | undefined;
  readonly #cells: readonly Cell[];
  #context: CellContext | undefined;
  #at = Number.NaN;
  // What the page has of it: asking the page itself, for every row of every frame, costs more than all the rest.
  #id = '';
  #isOpen = false;
  #isSelected: boolean | undefined;
  #hinted: HTMLElement | undefined;

  constructor(columns: readonly ShownColumn[]) {
    const { element } = this;
    element.setAttribute('role', 'row');
    this.#cells = columns.map(({ key }) => cells[key]());
    element.append(box(), ...this.#cells.map((cell) => cell.element));
    // The box is the first column.
    for (const [place, cell] of this.#cells.entries())
      cell.element.ariaColIndex = String((columns[place]?.place ?? 0) + 1);
  }

  show(index: number, consent: Consent, context: CellContext): void {
    if (index !== this.index) {
      this.index = index;
      // The header is the first row.
      this.element.setAttribute('aria-rowindex', String(index + 2));
    }
    if (consent === this.consent && context === this.#context) return;
    this.consent = consent;
    this.#context = context;
    for (const cell of this.#cells) cell.write(consent, context);
    this.#hinted?.removeAttribute('title');
    this.#hinted = undefined;
  }

  moveTo(at: number): void {
    if (at === this.#at) return;
    this.#at = at;
    this.element.style.transform = `translateY(${at}px)`;
  }

  /** After `show`: the id is that of the place. */
  mark({ isActive, isOpen, isSelected }: Marks): void {
    const { element } = this;
    const id = isActive ? rowId(this.index) : '';
    if (id !== this.#id) {
      this.#id = id;
      element.id = id;
      element.toggleAttribute('data-active', isActive);
    }
    if (isSelected !== this.#isSelected) {
      this.#isSelected = isSelected;
      element.setAttribute('aria-selected', String(isSelected));
    }
    if (isOpen !== this.#isOpen) {
      this.#isOpen = isOpen;
      if (isOpen) element.setAttribute('aria-current', 'true');
      else element.removeAttribute('aria-current');
    }
  }

  /** Not before somebody points at it: a text for each cell would be made for nobody. */
  hintAt(target: Node): void {
    const cell = this.#cells.find(({ element }) => element.contains(target));
    if (!cell || cell.element === this.#hinted || !this.consent || !this.#context) return;
    this.#hinted?.removeAttribute('title');
    this.#hinted = cell.element;
    cell.element.title = cell.hint(this.consent, this.#context) ?? '';
  }
}

/** A picture of `aria-selected`, and a place to click: the keyboard has Space. */
function box(): HTMLElement {
  const cell = makeCell(classes.boxCell, make('span', classes.box));
  cell.dataset.box = '';
  cell.ariaColIndex = '1';
  return cell;
}
