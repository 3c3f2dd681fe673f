// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the list scrolls, which a <table> does not survive
// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus and names its row by aria-activedescendant
import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { FailureNotice } from '../components/FailureNotice';
import rowList from '../components/row-list.module.css';
import { useRowsInSight } from '../components/use-rows-in-sight';
import { rowAfterKey } from '../consents/grid/grid-keys';
import { CallRow, callRowId } from './CallRow';
import classes from './list.module.css';
import { callStore, timelineStore, useCall, useTimeline } from './stores';
import { useActiveRow } from './use-active-row';

const rowHeight = 44;
const headHeight = 30;

interface Column {
  readonly title: string;
  /** Not shown where there is no room beside an open call. */
  readonly isExtra?: true;
  readonly isNumber?: true;
}

const columns: readonly Column[] = [
  { title: 'When' },
  { title: 'Realm' },
  { title: 'Call' },
  { title: 'Answer' },
  { title: 'Token', isExtra: true },
  { title: 'Acting for', isExtra: true },
  { title: 'Time taken' },
  { title: 'Received', isExtra: true, isNumber: true },
  { title: 'Request id', isExtra: true },
];

const headCell = `${rowList.headCell} ${classes.headCell}`;

const { hold, follow, need, retry, at } = timelineStore.getState();
const { open } = callStore.getState();

/** The calls themselves: as many rows as are in sight, out of any number that main keeps. */
export function CallList({ ref }: { readonly ref: Ref<HTMLDivElement> }) {
  const list = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => list.current as HTMLDivElement);
  const count = useTimeline((state) => state.matched);
  const isLive = useTimeline((state) => state.isLive);
  const failure = useTimeline((state) => state.failure);
  useTimeline((state) => state.version);
  const openSeq = useCall((state) => state.seq);
  const { active, setActive } = useActiveRow(count);
  const { first, end, bringIntoSight } = useRowsInSight(list, {
    count,
    rowHeight,
    headHeight,
    isShown: true,
  });
  const last = Math.min(end, count) - 1;
  useEffect(() => need(first, Math.max(first, last)), [first, last]);
  useLayoutEffect(() => {
    if (isLive && list.current) list.current.scrollTop = 0;
  }, [isLive]);

  const goTo = (index: number, isOpened: boolean) => {
    hold();
    setActive(index);
    bringIntoSight(index);
    const entry = at(index);
    if (entry && isOpened) open(entry.seq);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && active >= 0) {
      goTo(active, true);
      return;
    }
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight - headHeight) / rowHeight) - 1);
    const next = rowAfterKey(event.key, active, count, page);
    if (next === null) return;
    event.preventDefault();
    goTo(next, openSeq !== null);
  };
  const onClick = ({ target }: MouseEvent) => {
    const row = target instanceof Element ? target.closest('[role=row]') : null;
    const index = Number(row?.getAttribute('aria-rowindex')) - 2;
    if (index >= 0) goTo(index, true);
  };
  const rows = Array.from({ length: Math.max(0, last + 1 - first) }, (_, place) => first + place);
  // The row that the focus names is there, also where it is out of sight.
  if (active >= 0 && !rows.includes(active)) rows.push(active);
  return (
    <div className={classes.place}>
      {failure && <FailureNotice failure={{ ...failure, retryable: true }} onRetry={retry} />}
      <div
        ref={list}
        role="grid"
        className={`${rowList.list} ${classes.list}`}
        tabIndex={0}
        aria-label="Calls"
        data-beside={openSeq !== null || undefined}
        aria-rowcount={count + 1}
        aria-activedescendant={active >= 0 ? callRowId(active) : undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onScroll={({ currentTarget: { scrollTop } }) => {
          if (scrollTop > 0) hold();
          else if (active < 0) follow();
        }}
      >
        <div role="rowgroup" className={rowList.head}>
          <div role="row" className={`${rowList.headRow} ${classes.headRow}`} aria-rowindex={1}>
            {columns.map(({ title, isExtra, isNumber }) => (
              <div
                key={title}
                role="columnheader"
                className={isExtra ? `${headCell} ${classes.extra}` : headCell}
                data-number={isNumber}
              >
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.rows} style={{ height: count * rowHeight }}>
          {rows.map((index) => {
            const entry = at(index);
            return (
              <CallRow
                key={index}
                index={index}
                top={index * rowHeight}
                entry={entry}
                isActive={index === active}
                isOpen={entry !== undefined && entry.seq === openSeq}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
