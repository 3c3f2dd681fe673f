/**
 * One cell of a row, in plain elements that are made once and written again for every row that takes the place: what scrolls past at sixty frames
 * a second is neither built by a library nor compared by one.
 */
import type { Consent } from '../../../../shared/consent';
import type { RealmProfile } from '../../../../shared/realm';

export interface CellContext {
  readonly now: number;
  /** By realm id; empty where one realm is shown alone. */
  readonly realms: ReadonlyMap<string, RealmProfile>;
}

export interface Cell {
  readonly element: HTMLElement;
  write(consent: Consent, context: CellContext): void;
  /** What is told when the pointer rests on it; undefined where nothing is left to tell. */
  hint(consent: Consent, context: CellContext): string | undefined;
}

export function make(tag: 'div' | 'span', className: string | undefined): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return element;
}

export function makeCell(className: string | undefined, ...children: readonly HTMLElement[]): HTMLElement {
  const cell = make('div', className);
  cell.setAttribute('role', 'gridcell');
  cell.append(...children);
  return cell;
}

/** A span and the way to write in it. Most rows share most words with the row before, and writing the same costs a layout. */
export function makeText(className: string | undefined): readonly [HTMLElement, (text: string) => void] {
  const span = make('span', className);
  const node = document.createTextNode('');
  span.append(node);
  let written = '';
  return [
    span,
    (text) => {
      if (text === written) return;
      written = text;
      node.data = text;
    },
  ];
}

/** The way to set a data attribute. What it was is kept here: asking the page for it costs more than the rest of a row that stays. */
export function makeMark(element: HTMLElement, name: string): (value: string | undefined) => void {
  let marked: string | undefined;
  return (value) => {
    if (value === marked) return;
    marked = value;
    if (value === undefined) delete element.dataset[name];
    else element.dataset[name] = value;
  };
}
