// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the list scrolls, which a <table> does not survive
// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus and names its row by aria-activedescendant
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { FailureNotice } from '../components/FailureNotice';
import rowList from '../components/row-list.module.css';
import { useRowsInSight } from '../components/use-rows-in-sight';
import { rowAfterKey } from '../consents/grid/grid-keys';
import classes from './list.module.css';
import type { Slices } from './slices';

export interface ListColumn<T> {
  readonly title: string;
  readonly cell: (item: T) => ReactNode;
}

interface Props<T> {
  readonly slices: Slices<T>;
  readonly label: string;
  /** Widths as CSS has them, one for each column. */
  readonly widths: string;
  readonly columns: readonly ListColumn<T>[];
  readonly empty: string;
  /** Given where a row can be looked at more closely; the first one is, until the operator moves on. */
  readonly onActive?: (item: T | undefined) => void;
}

const rowHeight = 44;
const headHeight = 28;

/** A long list, of which main is asked for what is in sight. The arrow keys walk it. */
export function ItemList<T>({ slices, label, widths, columns, empty, onActive }: Props<T>) {
  const version = useSyncExternalStore(slices.subscribe, () => slices.version);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const count = slices.total ?? 0;
  const { first, end, bringIntoSight } = useRowsInSight(list, {
    count,
    rowHeight,
    headHeight,
    isShown: !slices.failure && slices.total !== 0,
  });
  const from = Math.min(first, Math.max(0, count - 1));
  const to = Math.max(from, Math.min(end, count) - 1);
  const rows = Array.from({ length: Math.max(0, Math.min(end, count) - from) }, (_, place) => from + place);
  useEffect(() => slices.need(from, to), [slices, from, to]);
  // Another list, or a shorter one: its first row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for another list, and not for another row
  useEffect(() => setActive(0), [slices]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is filled in place, and `version` says when
  useEffect(() => onActive?.(slices.at(active)), [onActive, slices, active, version]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
    const next = rowAfterKey(event.key, active, count, page);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    bringIntoSight(next);
  };
  if (slices.failure)
    return <FailureNotice failure={{ ...slices.failure, retryable: true }} onRetry={() => slices.retry()} />;
  if (slices.total === 0)
    return (
      <div className={`${rowList.list} ${classes.list}`}>
        <p className={classes.empty}>{empty}</p>
      </div>
    );
  return (
    <div
      ref={list}
      role="grid"
      className={`${rowList.list} ${classes.list}`}
      style={{ '--widths': widths } as Record<string, string>}
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={rows.includes(active) ? `${id}-${active}` : undefined}
      aria-busy={slices.total === null}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={rowList.head}>
        <div role="row" className={`${rowList.headRow} ${classes.headRow}`} aria-rowindex={1}>
          {columns.map(({ title }) => (
            <div key={title} role="columnheader" className={rowList.headCell}>
              {title}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.rows} style={{ height: count * rowHeight }}>
        {rows.map((index) => {
          const item = slices.at(index);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
            <div
              key={index}
              id={`${id}-${index}`}
              role="row"
              className={`${rowList.row} ${classes.row}`}
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
              aria-rowindex={index + 2}
              aria-selected={index === active}
              onClick={() => setActive(index)}
            >
              {columns.map(({ title, cell }) => (
                <div key={title} role="gridcell" className={rowList.cell}>
                  {item === undefined ? <span className={rowList.waiting} /> : cell(item)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
