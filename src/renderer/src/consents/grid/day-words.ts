/** The day of an instant, as a row tells it. A fast scroll asks for some thousand a second, and a formatter takes longer than all else in a cell. */
import { formatDate } from '../../components/time-format';

const most = 10_000;
/** By local day. */
const known = new Map<number, string>();

export function dayWords(at: number): string {
  const date = new Date(at);
  const day = (date.getFullYear() * 12 + date.getMonth()) * 31 + date.getDate();
  // Outside what a calendar can hold there are no days, and each such instant is told as it came.
  if (Number.isNaN(day)) return formatDate(at);
  let words = known.get(day);
  if (words === undefined) {
    if (known.size >= most) known.clear();
    words = formatDate(at);
    known.set(day, words);
  }
  return words;
}
