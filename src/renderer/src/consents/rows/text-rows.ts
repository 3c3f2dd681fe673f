/**
 * A column of texts that are each a row's own, in blocks of joined text: a million strings would cost more than what is in them, and a word is
 * looked for in a thousand rows by one native call. What main has packed becomes a block as it is.
 */
import type { PackedTexts } from '../../../../shared/consent-chunk';
import type { TextBlock, TextColumn } from './columns';
import { JoinedRows, type Run, wholeOf } from './joined-rows';
import { textAt } from './joined-texts';
import { blocksOf, hasRoom, type RowBlock } from './row-block';

export class TextRows implements TextColumn {
  #blocks: RowBlock[] = [];
  /** By block: its first row. */
  #firsts: number[] = [];
  #end = 0;
  readonly #unsettled = new Set<RowBlock>();

  get blocks(): number {
    return this.#blocks.length;
  }

  text(row: number, part: number): string {
    const number = blockOf(this.#firsts, this.#end, row);
    return this.#blocks[number]?.text(row - (this.#firsts[number] as number), part) ?? '';
  }

  folded(row: number): string {
    const number = blockOf(this.#firsts, this.#end, row);
    return this.#blocks[number]?.folded(row - (this.#firsts[number] as number)) ?? '';
  }

  block(number: number): TextBlock {
    const { text, starts } = (this.#blocks[number] as RowBlock).joined.folded;
    return { first: this.#firsts[number] as number, count: starts.length - 1, text, starts };
  }

  /** The rows after the last. @param parts the texts of each part of a row */
  append(parts: readonly PackedTexts[]): void {
    const added = new JoinedRows(parts);
    const last = this.#blocks.at(-1);
    const runs = [wholeOf(added)];
    if (last && hasRoom(last, added)) {
      runs.unshift(wholeOf(last.joined));
      this.#blocks.pop();
      this.#firsts.pop();
      this.#unsettled.delete(last);
      this.#end -= last.count;
    }
    this.#add(runs);
  }

  /** `settle` follows a number of these. */
  set(row: number, texts: readonly string[]): void {
    const number = blockOf(this.#firsts, this.#end, row);
    const block = this.#blocks[number];
    if (!block) return;
    block.set(row - (this.#firsts[number] as number), texts);
    this.#unsettled.add(block);
  }

  settle(): void {
    for (const block of this.#unsettled) block.settle();
    this.#unsettled.clear();
  }

  /** Only these rows are left, in this order: each takes the next number from 0. */
  keep(kept: Uint32Array): void {
    const runs: Run[] = [];
    for (let place = 0; place < kept.length; ) {
      const row = kept[place] as number;
      const number = blockOf(this.#firsts, this.#end, row);
      const { joined: rows } = this.#blocks[number] as RowBlock;
      const from = row - (this.#firsts[number] as number);
      const most = rows.count - from;
      let length = 1;
      while (length < most && kept[place + length] === row + length) length++;
      runs.push({ rows, from, to: from + length });
      place += length;
    }
    this.#blocks = [];
    this.#firsts = [];
    this.#end = 0;
    this.#add(runs);
  }

  /** What is there now, whatever comes after. */
  copy(): Pick<TextColumn, 'text'> {
    const blocks = this.#blocks.map(({ joined }) => joined.parts);
    const firsts = [...this.#firsts];
    const end = this.#end;
    return {
      text: (row, part) => {
        const number = blockOf(firsts, end, row);
        const texts = row < end ? blocks[number]?.[part] : undefined;
        return texts ? textAt(texts, row - (firsts[number] as number)) : '';
      },
    };
  }

  #add(runs: readonly Run[]): void {
    for (const block of blocksOf(runs)) {
      this.#firsts.push(this.#end);
      this.#blocks.push(block);
      this.#end += block.count;
    }
  }
}

/** The last block that begins at or before the row. Most are equally long, which gives a good guess; else it is found by halving. */
function blockOf(firsts: readonly number[], end: number, row: number): number {
  const guess = Math.floor((row / end) * firsts.length);
  if ((firsts[guess] ?? row + 1) <= row && (firsts[guess + 1] ?? row + 1) > row) return guess;
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((firsts[middle] as number) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
