import type { KeyboardEvent } from 'react';
import { rowAfterKey } from './grid-keys';
import { isLetter } from './typed';

export interface GridMoves {
  readonly count: number;
  /** Place of the active row; -1: none. */
  readonly active: number;
  /** Where the keyboard goes on from when its row has left the list. */
  readonly last: number;
  /** Rows of a page. */
  readonly page: number;
  readonly selectAll: () => void;
  /** Of the active row: alone, or with all rows from where the last range began. */
  readonly select: (isRange: boolean) => void;
  readonly enter: () => void;
  /** @param isRange whether the rows passed are selected */
  readonly goTo: (place: number, isRange: boolean) => void;
  readonly type: (letter: string, at: number) => void;
  /** Whether a letter now would go on with a word. */
  readonly isTyping: (at: number) => boolean;
}

/** What the keys do while the focus is on the grid itself. Those on its header are the header's. */
export function onGridKey(event: KeyboardEvent<HTMLElement>, moves: GridMoves): void {
  if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return;
  const { key, shiftKey } = event;
  const act = actionOf(event, moves);
  if (act) {
    event.preventDefault();
    act();
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  const from = moves.active >= 0 ? moves.active : moves.last - (key === 'ArrowDown' ? 1 : 0);
  const next = rowAfterKey(key, from, moves.count, moves.page);
  if (next === null) return;
  event.preventDefault();
  moves.goTo(next, shiftKey);
}

function actionOf(event: KeyboardEvent, moves: GridMoves): (() => void) | undefined {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey)
    return key.toLowerCase() === 'a' && !shiftKey ? moves.selectAll : undefined;
  const isOfWord = key === ' ' && !shiftKey && moves.isTyping(event.timeStamp);
  if (isOfWord || isLetter(event)) return () => moves.type(key, event.timeStamp);
  if (key === ' ') return () => moves.select(shiftKey);
  return key === 'Enter' ? moves.enter : undefined;
}
