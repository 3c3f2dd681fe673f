/** The rank of each value of a coded column by its label: a few values, which stay what they are. */
import type { CodedColumn } from '../columns';
import type { Steps } from '../steps';
import { type Compare, SortedLabels } from './sorted-labels';

export class CodeRanks {
  readonly #sorted: SortedLabels;
  #known = 0;

  constructor(compare: Compare) {
    this.#sorted = new SortedLabels(compare);
  }

  /** By code; 0 for one without a label. */
  *ranks({ labels }: CodedColumn<unknown>): Steps<Uint32Array> {
    const end = labels.length;
    if (end > this.#known) {
      const fresh = Uint32Array.from({ length: end - this.#known }, (_, place) => this.#known + place);
      yield* this.#sorted.place(fresh, end, (code) => labels[code] ?? '');
      this.#known = end;
    }
    return this.#sorted.ranks;
  }
}
