/** The ranks of rows by a label of their own, kept up with the table: only rows of blocks that have changed are placed anew. */
import type { TextBlock, TextColumn } from '../columns';
import { isSame } from '../search/text-letters';
import type { Steps } from '../steps';
import { type Compare, type LabelOf, SortedLabels } from './sorted-labels';

interface Work {
  readonly blocks: readonly TextBlock[];
  readonly steps: Steps<void>;
}

export class TextRanks {
  readonly #compare: Compare;
  #sorted: SortedLabels;
  #blocks: readonly TextBlock[] = [];
  /** What was begun and is not at its end: it goes on when ranks are asked for the next time, whoever asks. */
  #work: Work | null = null;

  constructor(compare: Compare) {
    this.#compare = compare;
    this.#sorted = new SortedLabels(compare);
  }

  /** By row; 0 for one without a label. Of rows that come meanwhile nothing is known yet. */
  *ranks(column: TextColumn, labelOf: LabelOf): Steps<Uint32Array> {
    if (this.#work && !isStill(this.#work.blocks, column)) this.#work = null;
    if (this.#work) yield* this.#finish(this.#work, column);
    const work = this.#begin(column, labelOf);
    if (work) yield* this.#finish(work, column);
    return this.#sorted.ranks;
  }

  *#finish(work: Work, column: TextColumn): Steps<void> {
    this.#work = work;
    while (!work.steps.next().done) yield;
    this.#work = null;
    this.#blocks = work.blocks;
    if (isStill(work.blocks, column)) return;
    // A label changed while it was compared with others: good enough for now, but not to build upon.
    this.#blocks = [];
    const { ranks } = this.#sorted;
    this.#sorted = new SortedLabels(this.#compare);
    this.#sorted.ranks = ranks;
  }

  #begin(column: TextColumn, labelOf: LabelOf): Work | null {
    const blocks = Array.from({ length: column.blocks }, (_, number) => column.block(number));
    const changed = blocks.filter((block, number) => !isSame(this.#blocks[number], block));
    if (changed.length === 0) return null;
    const last = blocks.at(-1);
    return { blocks, steps: this.#place(changed, last ? last.first + last.count : 0, labelOf) };
  }

  *#place(changed: readonly TextBlock[], end: number, labelOf: LabelOf): Steps<void> {
    const items = new Uint32Array(changed.reduce((rows, { count }) => rows + count, 0));
    let place = 0;
    for (const { first, count } of changed) {
      for (let row = first; row < first + count; row++) items[place++] = row;
      yield;
    }
    yield* this.#sorted.place(items, end, labelOf);
  }
}

/** Whether rows have only been added since: what was sorted before the last block still stands. */
const isStill = (blocks: readonly TextBlock[], column: TextColumn): boolean =>
  blocks.every((block, number) => {
    if (number >= column.blocks) return false;
    const now = column.block(number);
    return isSame(block, now) || (number === blocks.length - 1 && now.text.startsWith(block.text));
  });
