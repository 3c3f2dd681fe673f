import { rowsPerStep, type Steps } from '../steps';

/** Farther off than any calendar of ours, and near enough that the distance of two is a whole number. */
const edge = 4e15;

/** Times as whole milliseconds that can be told apart by whole numbers; the same array where they are already, as nearly always. */
export function* wholeTimes(times: Float64Array): Steps<Float64Array> {
  for (let from = 0; from < times.length; from += rowsPerStep) {
    if (hasOdd(times, from, Math.min(from + rowsPerStep, times.length)))
      return times.map((time) => Math.max(-edge, Math.min(edge, Math.floor(time))));
    yield;
  }
  return times;
}

function hasOdd(times: Float64Array, from: number, to: number): boolean {
  for (let row = from; row < to; row++) {
    const time = times[row] as number;
    if (time > edge || time < -edge || (time !== Math.floor(time) && !Number.isNaN(time))) return true;
  }
  return false;
}
