// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the list scrolls, which a <table> does not survive
// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus and names its row by aria-activedescendant
import { memo } from 'react';
import type { ActivityEntry } from '../../../shared/activity';
import rowList from '../components/row-list.module.css';
import { formatDate } from '../components/time-format';
import hidden from '../components/unseen.module.css';
import { fileSize } from '../exports/file-size';
import { CallRealm } from './CallRealm';
import { CopyId } from './CopyId';
import { answerOf, attemptOf, clockOf, kindWords, outcomeOf, pathOf, tokenWords } from './call-words';
import classes from './list.module.css';
import { TimingBar } from './TimingBar';

export const callRowId = (index: number): string => `call-${index}`;

interface Props {
  readonly index: number;
  /** Pixels. */
  readonly top: number;
  /** Undefined while it is on its way. */
  readonly entry: ActivityEntry | undefined;
  readonly isActive: boolean;
  readonly isOpen: boolean;
}

/** One call in two lines. Plain elements, rendered again only when something of it has changed. */
export const CallRow = memo(function CallRow({ index, top, entry, isActive, isOpen }: Props) {
  return (
    <div
      id={callRowId(index)}
      role="row"
      className={`${rowList.row} ${classes.row}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-current={isOpen || undefined}
      data-active={isActive || undefined}
    >
      {entry ? <Cells entry={entry} /> : <Waiting />}
    </div>
  );
});

const Waiting = () => (
  <div role="gridcell" className={rowList.cell}>
    <span className={rowList.waiting} />
    <span className={hidden.unseen}>On its way</span>
  </div>
);

const extra = `${rowList.cell} ${classes.extra}`;

function Cells({ entry }: { readonly entry: ActivityEntry }) {
  const { at, realmId, kind, method, url, state, token, subject, timing, received, requestId } = entry;
  const below = [attemptOf(entry), outcomeOf(entry)].filter(Boolean).join(' · ');
  return (
    <>
      <div role="gridcell" className={rowList.cell}>
        <span className={classes.line}>{clockOf(at)}</span>
        <span className={rowList.second}>{formatDate(at)}</span>
      </div>
      <div role="gridcell" className={rowList.cell}>
        <CallRealm realmId={realmId} />
      </div>
      <div role="gridcell" className={rowList.cell}>
        <span className={classes.strong}>{kindWords[kind]}</span>
        <span className={classes.path} title={url}>
          <b>{method}</b> {pathOf(url)}
        </span>
      </div>
      <div role="gridcell" className={rowList.cell}>
        <span className={classes.answer} data-state={state}>
          {answerOf(entry)}
        </span>
        {below && (
          <span className={rowList.second} title={below}>
            {below}
          </span>
        )}
      </div>
      <div role="gridcell" className={extra}>
        <span className={classes.quiet}>{token ? tokenWords[token] : '–'}</span>
      </div>
      <div role="gridcell" className={extra}>
        <span className={classes.line} title={subject ?? undefined}>
          {subject ?? ''}
        </span>
      </div>
      <div role="gridcell" className={rowList.cell}>
        <TimingBar timing={timing} />
      </div>
      <div role="gridcell" className={extra}>
        <span className={classes.number}>{received === null ? '' : fileSize(received)}</span>
      </div>
      <div role="gridcell" className={extra}>
        {requestId && <CopyId id={requestId} />}
      </div>
    </>
  );
}
