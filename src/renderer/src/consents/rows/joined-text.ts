/**
 * Texts of rows joined into long ones, so that a word is looked for in a thousand rows by one native call instead of a thousand. A block is
 * joined again only after one of its rows has changed.
 */
interface Block {
  readonly text: string;
  /** Where each row's text starts, and where one more would. */
  readonly starts: Uint32Array;
}

/** Between two rows, as between two fields of one: no word holds it. */
const between = '\n';

export class JoinedText {
  #blocks: (Block | undefined)[] = [];

  /** @param perBlock rows in a block */
  constructor(private readonly perBlock = 1024) {}

  changed(row: number): void {
    this.#blocks[Math.floor(row / this.perBlock)] = undefined;
  }

  clear(): void {
    this.#blocks = [];
  }

  /** By row: 1 where its text holds `word`. */
  holding(texts: readonly string[], word: string): Uint8Array {
    const hits = new Uint8Array(texts.length);
    for (let first = 0; first < texts.length; first += this.perBlock) {
      const { text, starts } = this.#block(texts, first);
      let row = 0;
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[row])) {
        while ((starts[row + 1] as number) <= at) row++;
        hits[first + row] = 1;
        row++;
      }
    }
    return hits;
  }

  #block(texts: readonly string[], first: number): Block {
    const number = first / this.perBlock;
    const known = this.#blocks[number];
    if (known) return known;
    const rows = texts.slice(first, first + this.perBlock);
    const starts = new Uint32Array(rows.length + 1);
    for (const [row, text] of rows.entries())
      starts[row + 1] = (starts[row] as number) + text.length + between.length;
    const block = { text: rows.join(between), starts };
    this.#blocks[number] = block;
    return block;
  }
}
