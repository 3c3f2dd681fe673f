/** Farther off than any calendar of ours, and near enough that the distance of two is a whole number. */
const edge = 4e15;

/** Times as whole milliseconds that can be told apart by whole numbers; the same array where they are already, as nearly always. */
export function wholeTimes(times: Float64Array): Float64Array {
  const isOdd = (time: number) =>
    time > edge || time < -edge || (time !== Math.floor(time) && !Number.isNaN(time));
  for (let row = 0; row < times.length; row++)
    if (isOdd(times[row] as number))
      return times.map((time) => Math.max(-edge, Math.min(edge, Math.floor(time))));
  return times;
}
