/**
 * Labels that read alike, whatever their case and accents: choosing one chooses all of them, so they are told as one. Each label is folded once,
 * for there may be a hundred thousand, and they are asked for at each key.
 */
import { fold } from './fold';
import { rowsPerStep, runNow, type Steps } from './steps';

const perStep = rowsPerStep / 16;

export class AlikeLabels {
  /** By group, as it was written first. */
  readonly labels: string[] = [];
  /** By group. */
  readonly folded: string[] = [];
  /** By code: the group. */
  readonly #groups: number[] = [];
  readonly #byFolded = new Map<string, number>();

  /** Of a list that may have grown since. */
  static of(labels: readonly string[]): AlikeLabels {
    return runNow(AlikeLabels.prepare(labels));
  }

  /** The same ahead of time: to fold so many takes longer than a frame. */
  static *prepare(labels: readonly string[]): Steps<AlikeLabels> {
    const known = kept.get(labels) ?? new AlikeLabels();
    kept.set(labels, known);
    while (known.#groups.length < labels.length) {
      known.#add(labels[known.#groups.length] as string);
      if (known.#groups.length % perStep === 0) yield;
    }
    return known;
  }

  /** By group: what its labels count together. */
  sums(counts: Uint32Array): Float64Array {
    const sums = new Float64Array(this.labels.length);
    const count = Math.min(counts.length, this.#groups.length);
    for (let code = 0; code < count; code++) {
      const group = this.#groups[code] as number;
      sums[group] = (sums[group] as number) + (counts[code] as number);
    }
    return sums;
  }

  #add(label: string): void {
    const folded = fold(label);
    const known = this.#byFolded.get(folded);
    const group = known ?? this.labels.push(label) - 1;
    if (known === undefined) {
      this.#byFolded.set(folded, group);
      this.folded.push(folded);
    }
    this.#groups.push(group);
  }
}

/** By the list itself: a column begins another when its values are forgotten. */
const kept = new WeakMap<readonly string[], AlikeLabels>();
