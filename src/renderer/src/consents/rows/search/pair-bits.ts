/**
 * Which pairs of neighbouring characters a text holds, in a few bits. The pairs that are most common where it is read first have a bit each: whoever looks for
 * just such a pair has the answer without a look into any text, and a longer word is looked for only where all of its pairs are. The rare ones
 * share what bits are left, and tell only where a word cannot be.
 */
const words = 8;
const owned = 128;
/** Of all pairs with the end of a line, which no word has. */
const noPair = 32 * words - 1;
const shared = noPair - owned;

const lineEnd = 10;
const ascii = 128;
/** Other characters share the keys above these. */
const asciiPairs = ascii * ascii;

const keyOf = (before: number, code: number): number =>
  (before | code) < ascii
    ? before * ascii + code
    : asciiPairs + ((Math.imul(before, 31) + code) & (asciiPairs - 1));

/** Who lacks any of the bits in `mask` does not hold the word. */
export interface Mask {
  /** By row. */
  readonly bits: Uint32Array;
  readonly mask: number;
}

/** How often each pair stands in some texts. */
export class PairCounts {
  readonly byKey = new Uint32Array(2 * asciiPairs);

  add(text: string): void {
    const { byKey } = this;
    let before = lineEnd;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const key = keyOf(before, code);
      byKey[key] = (byKey[key] as number) + 1;
      before = code;
    }
  }
}

export class PairBits {
  /** By key: which bit. */
  readonly #places = Uint8Array.from({ length: 2 * asciiPairs }, (_, key) => owned + (key % shared));
  readonly #found = new Uint32Array(words);
  #bits = Array.from({ length: words }, () => new Uint32Array(0));

  constructor({ byKey }: PairCounts) {
    const common: number[] = [];
    for (let key = 0; key < asciiPairs; key++) {
      if (key % ascii === lineEnd || Math.floor(key / ascii) === lineEnd) this.#places[key] = noPair;
      else if (byKey[key] !== 0) common.push(key);
    }
    common.sort((one, other) => (byKey[other] as number) - (byKey[one] as number));
    // In turn, so that each of the shared bits has its part of those that are not so rare.
    for (const [rank, key] of common.entries())
      this.#places[key] = rank < owned ? rank : owned + (rank % shared);
  }

  reserve(rows: number): void {
    this.#bits = this.#bits.map((before) => {
      const bits = new Uint32Array(rows);
      bits.set(before);
      return bits;
    });
  }

  /** Notes at `row` the pairs in `text` from `start` up to `end`. */
  read(text: string, start: number, end: number, row: number): void {
    const places = this.#places;
    const found = this.#found.fill(0);
    let before = lineEnd;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      const place = places[keyOf(before, code)] as number;
      found[place >>> 5] = (found[place >>> 5] as number) | (1 << (place & 31));
      before = code;
    }
    for (let word = 0; word < words; word++) (this.#bits[word] as Uint32Array)[row] = found[word] as number;
  }

  masksOf(text: string): Mask[] {
    const masks = new Int32Array(words);
    for (const place of this.#placesIn(text))
      masks[place >>> 5] = (masks[place >>> 5] as number) | (1 << (place & 31));
    const all = this.#bits.map((bits, word) => ({ bits, mask: masks[word] as number }));
    return all.filter(({ mask }) => mask !== 0);
  }

  /** Whether every row with the bits of the text holds the text. */
  isOwned(text: string): boolean {
    return text.length === 2 && this.#placesIn(text).every((place) => place < owned);
  }

  #placesIn(text: string): number[] {
    return Array.from(
      { length: Math.max(0, text.length - 1) },
      (_, at) => this.#places[keyOf(text.charCodeAt(at), text.charCodeAt(at + 1))] as number,
    );
  }
}
