/**
 * How wide each column is, in pixels: rows then need no sums of their own, and a handle can tell its width. What is left of the room is shared out
 * among columns that nobody has dragged.
 */
import type { ShownColumn } from './column-settings';

export interface LaidColumn extends ShownColumn {
  readonly px: number;
}

export interface Layout {
  readonly columns: readonly LaidColumn[];
  /** Of a whole row. More than the room: the list scrolls sideways. */
  readonly total: number;
  /** For `grid-template-columns`. */
  readonly tracks: string;
}

export const boxWidth = 36;
/** Left and right of the cells. */
export const edges = { left: 4, right: 8 } as const;
const around = edges.left + boxWidth + edges.right;

const leastOf = ({ width, least }: ShownColumn): number => width ?? least;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** @param mayGiveWay beside an open consent, where columns make room; alone, the list rather scrolls sideways */
export function layOut(shown: readonly ShownColumn[], room: number, mayGiveWay: boolean): Layout {
  const fitting = mayGiveWay ? thatFit(shown, room) : shown;
  const spare = Math.max(0, room - around - sum(fitting.map(leastOf)));
  const shares = sum(fitting.map(shareOf));
  const columns: LaidColumn[] = [];
  let given = 0;
  let passed = 0;
  for (const column of fitting) {
    // Rounded as a running total, so that no pixel is lost at the right.
    passed += shareOf(column);
    const until = shares === 0 ? 0 : Math.round((spare * passed) / shares);
    columns.push({ ...column, px: leastOf(column) + until - given });
    given = until;
  }
  const total = Math.max(room, around + sum(columns.map(({ px }) => px)));
  return {
    columns,
    total,
    tracks: [boxWidth, ...columns.map(({ px }) => px)].map((px) => `${px}px`).join(' '),
  };
}

const shareOf = ({ width, share }: ShownColumn): number => (width === null ? share : 0);

function thatFit(shown: readonly ShownColumn[], room: number): readonly ShownColumn[] {
  const leaving = shown
    .filter(({ givesWay }) => givesWay > 0)
    .sort((one, other) => other.givesWay - one.givesWay);
  let left = shown;
  for (const next of leaving) {
    if (around + sum(left.map(leastOf)) <= room || left.length === 1) break;
    left = left.filter((column) => column !== next);
  }
  return left;
}
