import { useCallback, useEffect, useRef } from 'react';
import type { ColumnKey } from '../../../../shared/columns';
import type { ConsentColumns } from '../rows/columns';
import { runSliced } from '../rows/steps';
import { type Names, nextBeginning } from './type-ahead';
import { Typed } from './typed';

export interface TypeAhead {
  type(letter: string, at: number, active: number): void;
  isTyping(at: number): boolean;
}

/** Hears letters, and goes to the place of the row they name. A letter more, or other rows, end a search that is still under way. */
export function useTypeAhead(
  columns: ConsentColumns,
  rows: Uint32Array,
  column: ColumnKey,
  names: Names,
  goTo: (place: number) => void,
): TypeAhead {
  const typed = useRef(new Typed());
  const search = useRef<AbortController>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: places of other rows are other places
  useEffect(() => () => search.current?.abort(), [rows]);
  const type = useCallback(
    (letter: string, at: number, active: number) => {
      search.current?.abort();
      const mine = new AbortController();
      search.current = mine;
      const { prefix, staysIfItCan } = typed.current.type(letter, at);
      const from = active < 0 ? 0 : active + (staysIfItCan ? 0 : 1);
      runSliced(nextBeginning(columns, rows, from, prefix, column, names), mine.signal).then(
        (place) => {
          if (place >= 0 && !mine.signal.aborted) goTo(place);
        },
        (error: unknown) => {
          if (!mine.signal.aborted) throw error;
        },
      );
    },
    [columns, rows, column, names, goTo],
  );
  return { type, isTyping: (at) => typed.current.isWithin(at) };
}
