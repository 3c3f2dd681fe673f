/** Measuring on noisy machines: every figure is a ratio of two things done in turn in one run, and the median of several rounds. */

export interface Figure {
  what: string;
  floor: string;
  /** Milliseconds, medians. */
  ours: number;
  theirs: number;
  ratio: number;
  target: string;
  rounds: number;
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

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
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
