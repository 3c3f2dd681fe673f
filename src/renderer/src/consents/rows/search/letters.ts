/**
 * Which of the common characters a text holds, a bit for each. A word of one such character needs no look into any text, and a longer one
 * only into texts that hold all of its characters: that is what makes the first keys of a word quick, when nearly every row is still in.
 *
 * Ids hold nearly every digit, so of digits it is also noted which stand beside which: few ids have all of the pairs in '2026'.
 */

/** 32 of them, each with a bit of its own; digits have ten more. */
const lettered = `abcdefghijklmnopqrstuvwxyz@.-_ '`;
const ascii = 128;

const letterBits = new Uint32Array(ascii);
for (const [place, letter] of [...lettered].entries()) letterBits[letter.charCodeAt(0)] = 1 << place;
/** A digit's value and one; 0 for what is no digit. */
const digitOf = Uint8Array.from({ length: ascii }, (_, code) => (code >= 48 && code < 58 ? code - 47 : 0));
/** A bit of its own for each digit, and the others shared by pairs. */
const pairBits = 32 - 10;
/** By the character before and the character, each as `digitOf` has it. */
const digitBits = Uint32Array.from({ length: 16 * 16 }, (_, pair) => {
  const [before, digit] = [pair >>> 4, pair & 15];
  if (digit === 0) return 0;
  const own = 1 << (digit - 1);
  return before === 0 ? own : own | (1 << (10 + ((before * 7 + digit * 3) % pairBits)));
});

/** A word to look for, folded. */
export interface Word {
  readonly text: string;
  readonly letters: number;
  readonly digits: number;
  /** It is one character that has its bit: whoever holds the bit holds the word. */
  readonly isOneBit: boolean;
}

export function wordOf(text: string): Word {
  const [letters, digits] = [new Uint32Array(1), new Uint32Array(1)];
  readLetters(text, 0, text.length, letters, digits, 0);
  const [letter = 0, digit = 0] = [letters[0], digits[0]];
  // Signed, as what `&` gives is.
  return {
    text,
    letters: letter | 0,
    digits: digit | 0,
    isOneBit: text.length === 1 && (letter | digit) !== 0,
  };
}

/** Notes at `place` which characters, and which pairs of digits, stand in `text` from `start` up to `end`. */
export function readLetters(
  text: string,
  start: number,
  end: number,
  letters: Uint32Array,
  digits: Uint32Array,
  place: number,
): void {
  let letter = 0;
  let digit = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= ascii) {
      before = 0;
      continue;
    }
    letter |= letterBits[code] as number;
    const now = digitOf[code] as number;
    digit |= digitBits[(before << 4) | now] as number;
    before = now;
  }
  letters[place] = letter;
  digits[place] = digit;
}
