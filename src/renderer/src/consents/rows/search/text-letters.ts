/** The letters of each row of a text column, and their pairs, kept for as long as the row's block stays as it is. */
import type { TextBlock, TextColumn } from '../columns';
import { rowsPerStep, type Steps } from '../steps';
import { readLetters, type Word } from './letters';
import { type Mask, PairBits, PairCounts } from './pair-bits';

/** Which pairs are common is told by so many blocks, and anew when the table has become so many times as large. */
const sampledBlocks = 8;
const outgrown = 4;
const sampledCharacters = 1 << 16;

export class TextLetters {
  /** By row. */
  #letters = new Uint32Array(0);
  #digits = new Uint32Array(0);
  #pairs: PairBits | undefined;
  /** How many blocks there were when the pairs were given their bits. */
  #dealt = 0;
  /** Those that were read, so that the search looks into the same. */
  blocks: readonly TextBlock[] = [];

  /** Reads what is new. Cut short, it goes on the next time where it was. */
  *update(column: TextColumn, end: number): Steps<void> {
    if (column.blocks > this.#dealt * outgrown) yield* this.#deal(column);
    this.#reserve(end);
    const blocks = this.blocks.slice(0, column.blocks);
    this.blocks = blocks;
    let rows = 0;
    for (let number = 0; number < column.blocks; number++) {
      const block = column.block(number);
      if (isSame(blocks[number], block)) continue;
      this.#reserve(block.first + block.count);
      for (let row = 0; row < block.count; row++) this.#read(block, row);
      blocks[number] = block;
      rows += block.count;
      if (rows < rowsPerStep / 4) continue;
      rows = 0;
      yield;
    }
  }

  /** What a row has that holds the word, and whether every row that has it holds the word. */
  asked(word: Word): { readonly masks: readonly Mask[]; readonly isEnough: boolean } {
    const pairs = this.#pairs?.masksOf(word.text) ?? [];
    if (this.#pairs?.isOwned(word.text)) return { masks: pairs, isEnough: true };
    const letters = [
      { bits: this.#letters, mask: word.letters },
      { bits: this.#digits, mask: word.digits },
    ];
    const masks = [...letters, ...pairs].filter(({ mask }) => mask !== 0);
    return { masks, isEnough: word.isOneBit || word.text === '' };
  }

  /** Begins anew, in other arrays: a search that was left at a step may still look into those that were. */
  *#deal(column: TextColumn): Steps<void> {
    const counts = new PairCounts();
    const stride = Math.ceil(column.blocks / sampledBlocks);
    for (let number = 0; number < column.blocks; number += stride) {
      counts.add(column.block(number).text.slice(0, sampledCharacters));
      yield;
    }
    this.#pairs = new PairBits(counts);
    this.#dealt = column.blocks;
    this.#letters = new Uint32Array(0);
    this.blocks = [];
  }

  #read({ text, first, starts }: TextBlock, row: number): void {
    const [start, end] = [starts[row] as number, starts[row + 1] as number];
    readLetters(text, start, end, this.#letters, this.#digits, first + row);
    this.#pairs?.read(text, start, end, first + row);
  }

  #reserve(rows: number): void {
    if (rows <= this.#letters.length) return;
    const capacity = Math.max(rows, this.#letters.length * 2);
    const [letters, digits] = [new Uint32Array(capacity), new Uint32Array(capacity)];
    letters.set(this.#letters);
    digits.set(this.#digits);
    this.#letters = letters;
    this.#digits = digits;
    this.#pairs?.reserve(capacity);
  }
}

/** A block is joined anew, into other arrays, when any of its rows has changed. */
export const isSame = (known: TextBlock | undefined, block: TextBlock): boolean =>
  known?.starts === block.starts && known.first === block.first && known.text === block.text;
