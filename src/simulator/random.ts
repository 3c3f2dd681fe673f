/**
 * Randomness that can be repeated: every made-up value is a pure function of (seed, index), so record 731,204 of a realm of a
 * million can be made on its own, and two runs with one seed show the same consents. Not for secrets: those come from node:crypto.
 */

/** Mixes a seed with any number of further integers into 32 well-stirred bits. */
export function mix(seed: number, ...parts: number[]): number {
  let state = seed | 0;
  // Each part is stirred before it meets the seed; else (7, 15) and (8, 0) would be the same and near seeds would share records.
  for (const part of parts) state = stir(Math.imul(state ^ stir(part + 0x7f4a7c15), 0x9e3779b1));
  return stir(state) >>> 0;
}

/** Mixes a text into a seed, so that two realms of one simulator get different consents. */
export function mixText(seed: number, text: string): number {
  let state = seed;
  for (const character of text) state = mix(state, character.codePointAt(0) ?? 0);
  return state;
}

function stir(bits: number): number {
  let state = bits | 0;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return state ^ (state >>> 16);
}

/** Something to pick by weight: `[value, weight]`, weights need not add up to anything. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/** A run of rolls that starts the same each time it is made from the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 (included) to 1 (not included). */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    return (stir(this.#state) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.roll() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.roll() < probability;
  }

  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(choices: readonly T[]): T {
    return at(choices, this.roll());
  }

  /** Picks the first ones more often, as some companies have more customers than others. */
  pickEarly<T>(choices: readonly T[]): T {
    return at(choices, this.roll() ** 1.4);
  }

  /** @throws RangeError when no choice has a weight. */
  weigh<T>(choices: Weighted<T>): T {
    let rest = this.roll() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      rest -= weight;
      if (rest < 0) return value;
    }
    throw new RangeError('no choice has a weight');
  }
}

function at<T>(choices: readonly T[], share: number): T {
  const index = Math.floor(share * choices.length);
  if (index >= choices.length) throw new RangeError('nothing to pick from');
  return choices[index] as T;
}
