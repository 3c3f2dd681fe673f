/** Measuring on noisy machines: every figure is a ratio of two things done in turn in one run, and the median of several rounds. */

export interface Figure {
  what: string;
  floor: string;
  /** Medians, in `unit`. */
  ours: number;
  /** Absent, as `ratio`, where there is nothing to stand beside. */
  theirs?: number;
  ratio?: number;
  target: string;
  rounds: number;
  /** Default: 'ms'. */
  unit?: string;
  /** Of `ours`, over all that was measured. */
  p95?: number;
  max?: number;
  /** How many were measured. */
  count?: number;
  /** What somebody would take who does not build it: medians too. */
  instead?: ReadonlyArray<{ what: string; value: number }>;
  note?: string;
}

export interface Contest {
  what: string;
  floor: string;
  target: string;
  rounds: number;
  /** Milliseconds. */
  ours: () => Promise<number> | number;
  theirs: () => Promise<number> | number;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value that a share of them does not exceed; NaN of none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** Runs both sides in turn, so that what else the machine does falls on both. */
export async function compete({ what, floor, target, rounds, ours, theirs }: Contest): Promise<Figure> {
  const pairs: Array<{ ours: number; theirs: number }> = [];
  for (let round = 0; round < rounds; round++) pairs.push({ theirs: await theirs(), ours: await ours() });
  return {
    what,
    floor,
    target,
    rounds,
    ours: median(pairs.map((pair) => pair.ours)),
    theirs: median(pairs.map((pair) => pair.theirs)),
    ratio: median(pairs.map((pair) => pair.ours / pair.theirs)),
  };
}

export async function timed(act: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** Of any number of values: an argument for each, as `Math.max` wants it, is too many for a million. */
export const greatest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
