/**
 * How to look for a word in a long text. A native call for the whole word stops wherever the word's first character stands; where that is a common
 * one (as 'e' in 'ex') the stops are what it costs, and it is better to look for the rarest of the word's characters, and then by hand at
 * what stands around it. That costs a call for each of them. Which is better is guessed from a sample of the text.
 */

/** The place of the first hit from `from` on, or -1. */
export type Find = (text: string, from: number) => number;

const sampleSize = 16_384;
/** What each costs, in units of a stop inside of one native call. */
const callCost = 3;
const characterCallCost = 2.5;

export function finderOf(word: string, text: string): Find {
  if (word === '') return (_, from) => from;
  const sample = text.slice(0, sampleSize);
  const hits = countOf(sample, word);
  const stops = Array.from({ length: word.length }, (_, at) => countOf(sample, word.charAt(at)));
  const rarest = stops.indexOf(Math.min(...stops));
  const isBetterByOne =
    (stops[rarest] as number) * characterCallCost < hits * callCost + (stops[0] as number);
  return isBetterByOne ? byRarest(word, rarest) : (among, from) => among.indexOf(word, from);
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
  return count;
}

function byRarest(word: string, rarest: number): Find {
  const letter = word.charAt(rarest);
  const codes = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
  const isAt = (text: string, start: number): boolean => {
    for (let at = 0; at < codes.length; at++) if (text.charCodeAt(start + at) !== codes[at]) return false;
    return true;
  };
  return (text, from) => {
    for (let at = text.indexOf(letter, from + rarest); at >= 0; at = text.indexOf(letter, at + 1))
      if (isAt(text, at - rarest)) return at - rarest;
    return -1;
  };
}
