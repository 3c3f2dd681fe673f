import type { KeyboardEvent, PointerEvent } from 'react';
import type { LaidColumn } from './column-layout';
import { widthAfterKey } from './column-resize';
import { narrowest, widest } from './column-settings';
import { startDrag } from './drag';
import classes from './header.module.css';

interface Props {
  readonly column: LaidColumn;
  readonly tabIndex: 0 | -1;
  /** While it is dragged; null: given up. */
  readonly onDrag: (width: number | null) => void;
  /** For good. Null: automatic again. */
  readonly onResize: (width: number | null) => void;
}

/** The right edge of a header: dragged, or moved by the arrow keys. Enter and a double click give the width back to the grid. */
export function WidthHandle({ column: { title, px }, tabIndex, onDrag, onResize }: Props) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    // The header under it is dragged too, to another place.
    event.stopPropagation();
    if (event.button !== 0) return;
    startDrag(event.currentTarget, event, {
      least: 1,
      onMove: (way) => onDrag(px + way),
      onEnd: (way) => onResize(px + way),
      onCancel: () => onDrag(null),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const width = widthAfterKey(event, px);
    if (width === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(width);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved
    <div
      role="separator"
      tabIndex={tabIndex}
      className={classes.handle}
      aria-orientation="vertical"
      aria-label={`Width of ${title}`}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={px}
      aria-valuetext={`${px} pixels`}
      title="Drag to resize; double-click for automatic width"
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(null)}
      onKeyDown={onKeyDown}
    />
  );
}
