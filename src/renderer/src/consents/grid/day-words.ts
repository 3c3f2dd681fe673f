/** Days as the grid says them, kept: a calendar asked for each cell of each frame is a good part of the frame. */
import { formatDate } from '../../components/time-format';

/** The finest step that time zones have. */
const quarterHour = 900_000;
/** More than a screen, fewer than a list. */
const most = 4_000;
const known = new Map<number, string>();

export function dayWords(at: number): string {
  const quarter = Math.floor(at / quarterHour);
  let words = known.get(quarter);
  if (words === undefined) {
    if (known.size >= most) known.clear();
    words = formatDate(at);
    known.set(quarter, words);
  }
  return words;
}
