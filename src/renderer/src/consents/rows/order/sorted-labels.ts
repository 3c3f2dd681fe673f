/**
 * The rank of each item's label in the reader's alphabet, kept while items come, change and go. Collating on every comparison of a sort costs half
 * a second for 100,000 names; here each label is collated a few times when it comes, and sorting is then a matter of numbers.
 */
import { rowsPerStep, type Steps } from '../steps';
import { presorted } from './presort';

export type Compare = (one: string, other: string) => number;
export type LabelOf = (item: number) => string;

/** Labels that are sorted in one go: a step. */
const perRun = 512;

/** Items in the order of their labels. */
interface Sorted {
  readonly items: Uint32Array;
  /** By place: 1 where the label is that of the item before it. */
  readonly repeats: Uint8Array;
}

const nothing: Sorted = { items: new Uint32Array(0), repeats: new Uint8Array(0) };

export class SortedLabels {
  /** By item: from 1 on; the same for the same label; 0 for one without. */
  ranks = new Uint32Array(0);
  #sorted = nothing;

  constructor(private readonly compare: Compare) {}

  /**
   * Puts items, whose labels are new or changed, in their places. Cut short, it has done nothing.
   * @param end one more than the last item there is
   */
  *place(items: Uint32Array, end: number, labelOf: LabelOf): Steps<void> {
    const kept = yield* this.#without(items);
    const fresh = yield* this.#sort(items, labelOf);
    const sorted = kept.items.length === 0 ? fresh : yield* this.#merge(kept, fresh, labelOf);
    const ranks = new Uint32Array(end);
    let rank = 0;
    for (let from = 0; from < sorted.items.length; from += rowsPerStep) {
      rank = rankIn(sorted, from, Math.min(from + rowsPerStep, sorted.items.length), rank, ranks);
      yield;
    }
    this.ranks = ranks;
    this.#sorted = sorted;
  }

  *#without(items: Uint32Array): Steps<Sorted> {
    const gone = new Uint8Array(this.ranks.length);
    let isAny = false;
    for (let place = 0; place < items.length; place++) {
      if (place % rowsPerStep === rowsPerStep - 1) yield;
      const item = items[place] as number;
      if ((this.ranks[item] ?? 0) === 0) continue;
      gone[item] = 1;
      isAny = true;
    }
    if (!isAny) return this.#sorted;
    const { items: before, repeats: repeated } = this.#sorted;
    const kept = new Uint32Array(before.length);
    const repeats = new Uint8Array(before.length);
    let count = 0;
    // When the first of equal ones goes, the next is the first.
    let isFirstGone = false;
    for (let place = 0; place < before.length; place++) {
      if (place % rowsPerStep === 0) yield;
      const item = before[place] as number;
      if (repeated[place] === 0) isFirstGone = false;
      if (gone[item] === 1) {
        if (repeated[place] === 0) isFirstGone = true;
        continue;
      }
      kept[count] = item;
      repeats[count++] = isFirstGone ? 0 : (repeated[place] as number);
      isFirstGone = false;
    }
    return { items: kept.subarray(0, count), repeats: repeats.subarray(0, count) };
  }

  /** Nearly in order by cheap means, then short runs with the collator, then runs merged where they overlap. */
  *#sort(items: Uint32Array, labelOf: LabelOf): Steps<Sorted> {
    const ordered = yield* presorted(items, labelOf);
    let runs: Sorted[] = [];
    for (let from = 0; from < ordered.length; from += perRun) {
      runs.push(this.#sortRun(ordered.subarray(from, from + perRun), labelOf));
      yield;
    }
    while (runs.length > 1) {
      const next: Sorted[] = [];
      for (let pair = 0; pair < runs.length; pair += 2) {
        const [one, other] = [runs[pair] as Sorted, runs[pair + 1]];
        next.push(other ? yield* this.#merge(one, other, labelOf) : one);
      }
      runs = next;
    }
    return runs[0] ?? nothing;
  }

  #sortRun(items: Uint32Array, labelOf: LabelOf): Sorted {
    const { compare } = this;
    const run = Array.from(items, (item) => ({ item, label: labelOf(item) }));
    run.sort((one, other) => (one.label === other.label ? 0 : compare(one.label, other.label)));
    return {
      items: Uint32Array.from(run, ({ item }) => item),
      repeats: Uint8Array.from(run, ({ label }, place) =>
        place > 0 && isEqual(compare, label, run[place - 1]?.label ?? '') ? 1 : 0,
      ),
    };
  }

  /** Each of `fresh` is looked for from where the one before it went, in ever longer strides: few among many cost little, and so do many. */
  *#merge(kept: Sorted, fresh: Sorted, labelOf: LabelOf): Steps<Sorted> {
    const { compare } = this;
    const items = new Uint32Array(kept.items.length + fresh.items.length);
    const repeats = new Uint8Array(items.length);
    let from = 0;
    for (let place = 0; place < fresh.items.length; place++) {
      if (place % perRun === perRun - 1) yield;
      const item = fresh.items[place] as number;
      let to = from;
      let isRepeat = fresh.repeats[place] === 1;
      if (!isRepeat) {
        const label = labelOf(item);
        to = upperBound(kept.items, from, (other) => compare(labelOf(other), label) <= 0);
        // Else it stands behind the one before it, and is not the same.
        if (to > from) isRepeat = isEqual(compare, labelOf(kept.items[to - 1] as number), label);
        items.set(kept.items.subarray(from, to), from + place);
        repeats.set(kept.repeats.subarray(from, to), from + place);
      }
      items[to + place] = item;
      repeats[to + place] = isRepeat ? 1 : 0;
      from = to;
    }
    items.set(kept.items.subarray(from), from + fresh.items.length);
    repeats.set(kept.repeats.subarray(from), from + fresh.items.length);
    return { items, repeats };
  }
}

const isEqual = (compare: Compare, one: string, other: string): boolean =>
  one === other || compare(one, other) === 0;

/** The first place from `from` on whose item is not `isBefore`. */
function upperBound(items: Uint32Array, from: number, isBefore: (item: number) => boolean): number {
  let stride = 1;
  let low = from;
  let high = from;
  while (high < items.length && isBefore(items[high] as number)) {
    low = high + 1;
    high += stride;
    stride *= 2;
  }
  high = Math.min(high, items.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(items[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rankIn(
  { items, repeats }: Sorted,
  from: number,
  to: number,
  start: number,
  ranks: Uint32Array,
): number {
  let rank = start;
  for (let place = from; place < to; place++) {
    if (repeats[place] === 0) rank++;
    ranks[items[place] as number] = rank;
  }
  return rank;
}
