/** The letters of each row of a text column, kept for as long as the row's block stays as it is. */
import type { TextBlock, TextColumn } from '../columns';
import { rowsPerStep, type Steps } from '../steps';
import { readLetters } from './letters';

export class TextLetters {
  /** By row. */
  letters = new Uint32Array(0);
  digits = new Uint32Array(0);
  /** Those that were read, so that the search looks into the same. */
  blocks: readonly TextBlock[] = [];

  /** Reads what is new. Cut short, it goes on the next time where it was. */
  *update(column: TextColumn, end: number): Steps<void> {
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

  #read({ text, first, starts }: TextBlock, row: number): void {
    readLetters(
      text,
      starts[row] as number,
      starts[row + 1] as number,
      this.letters,
      this.digits,
      first + row,
    );
  }

  #reserve(rows: number): void {
    if (rows <= this.letters.length) return;
    const capacity = Math.max(rows, this.letters.length * 2);
    const [letters, digits] = [new Uint32Array(capacity), new Uint32Array(capacity)];
    letters.set(this.letters);
    digits.set(this.digits);
    this.letters = letters;
    this.digits = digits;
  }
}

/** A block is joined anew, into other arrays, when any of its rows has changed. */
export const isSame = (known: TextBlock | undefined, block: TextBlock): boolean =>
  known?.starts === block.starts && known.first === block.first && known.text === block.text;
