/**
 * Which of the common characters a text holds, a bit for each. A word of one such character needs no look into any text, and a longer one
 * only into texts that hold all of its characters: that is what makes the first keys of a word quick, when nearly every row is still in.
 */

/** 32 of them, each with a bit of its own; digits have ten more. */
const lettered = `abcdefghijklmnopqrstuvwxyz@.-_ '`;
const ascii = 128;

const letterBits = new Uint32Array(ascii);
for (const [place, letter] of [...lettered].entries()) letterBits[letter.charCodeAt(0)] = 1 << place;
const digitBits = new Uint16Array(ascii);
for (let digit = 0; digit < 10; digit++) digitBits[48 + digit] = 1 << digit;

/** A word to look for, folded. */
export interface Word {
  readonly text: string;
  readonly letters: number;
  readonly digits: number;
  /** It is one character that has its bit: whoever holds the bit holds the word. */
  readonly isOneBit: boolean;
}

export function wordOf(text: string): Word {
  const [letters, digits] = [new Uint32Array(1), new Uint16Array(1)];
  readLetters(text, 0, text.length, letters, digits, 0);
  const [letter = 0, digit = 0] = [letters[0], digits[0]];
  // Signed, as what `&` gives is.
  return { text, letters: letter | 0, digits: digit, isOneBit: text.length === 1 && (letter | digit) !== 0 };
}

/** Notes at `place` which characters stand in `text` from `start` up to `end`. */
export function readLetters(
  text: string,
  start: number,
  end: number,
  letters: Uint32Array,
  digits: Uint16Array,
  place: number,
): void {
  let letter = 0;
  let digit = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= ascii) continue;
    letter |= letterBits[code] as number;
    digit |= digitBits[code] as number;
  }
  letters[place] = letter;
  digits[place] = digit;
}
