/**
 * A column of texts that are each a row's own, in blocks of joined text: a million strings would cost more than what is in them, and a word is
 * looked for in a thousand rows by one native call.
 */
import type { TextBlock, TextColumn } from './columns';
import { charactersIn, countOf, joinedRuns, noRows, type Run, textAt } from './joined-rows';
import { mostCharacters, mostRows, RowBlock } from './row-block';

export class TextRows implements TextColumn {
  readonly #parts: number;
  #blocks: RowBlock[] = [];
  /** By block: its first row. */
  #firsts: number[] = [];
  #end = 0;
  readonly #unsettled = new Set<RowBlock>();

  /** @param parts how many texts a row has */
  constructor(parts: number) {
    this.#parts = parts;
  }

  get blocks(): number {
    return this.#blocks.length;
  }

  text(row: number, part: number): string {
    const number = blockOf(this.#firsts, row);
    return this.#blocks[number]?.text(row - (this.#firsts[number] as number), part) ?? '';
  }

  folded(row: number): string {
    const number = blockOf(this.#firsts, row);
    return this.#blocks[number]?.folded(row - (this.#firsts[number] as number)) ?? '';
  }

  block(number: number): TextBlock {
    const { text, starts } = (this.#blocks[number] as RowBlock).joined.folded;
    return { first: this.#firsts[number] as number, count: starts.length - 1, text, starts };
  }

  /** The row after the last. `settle` follows a number of these, and of `set`. */
  append(texts: readonly string[]): void {
    let last = this.#blocks.at(-1);
    if (!last || last.isFull) {
      last = new RowBlock(noRows(this.#parts));
      this.#blocks.push(last);
      this.#firsts.push(this.#end);
    }
    last.append(texts);
    this.#unsettled.add(last);
    this.#end++;
  }

  set(row: number, texts: readonly string[]): void {
    const number = blockOf(this.#firsts, row);
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
    const before = this.#blocks;
    const firsts = this.#firsts;
    this.#blocks = [];
    this.#firsts = [];
    this.#end = 0;
    let runs: Run[] = [];
    let [rows, characters] = [0, 0];
    const close = () => {
      if (rows === 0) return;
      this.#firsts.push(this.#end);
      this.#blocks.push(new RowBlock(joinedRuns(runs)));
      this.#end += rows;
      runs = [];
      [rows, characters] = [0, 0];
    };
    for (let place = 0; place < kept.length; ) {
      const row = kept[place] as number;
      const number = blockOf(firsts, row);
      const { joined } = before[number] as RowBlock;
      const from = row - (firsts[number] as number);
      const most = Math.min(mostRows - rows, countOf(joined) - from);
      let length = 1;
      while (length < most && kept[place + length] === row + length) length++;
      const run = { rows: joined, from, to: from + length };
      runs.push(run);
      place += length;
      rows += length;
      characters += charactersIn(run);
      if (rows >= mostRows || characters >= mostCharacters) close();
    }
    close();
  }

  /** What is there now, whatever comes after. */
  copy(): Pick<TextColumn, 'text'> {
    const blocks = this.#blocks.map(({ joined }) => joined.parts);
    const firsts = [...this.#firsts];
    return {
      text: (row, part) => {
        const number = blockOf(firsts, row);
        const joined = blocks[number]?.[part];
        return joined ? textAt(joined, row - (firsts[number] as number)) : '';
      },
    };
  }
}

/** The last block that begins at or before the row. Most are full, which gives a good guess; else it is found by halving. */
function blockOf(firsts: readonly number[], row: number): number {
  const guess = row >>> 10;
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
