/** Folds many texts at a time. Most are ASCII, and of those a thousand are folded by one native call. */
import type { PackedTexts } from '../../../../shared/consent-chunk';
import { fold, foldLine } from './fold';
import { countOf, textAt } from './joined-texts';
import { narrowed } from './one-byte';

/** Each on one line: a line end would make two rows of one for those who look for words. */
export function foldLines(texts: PackedTexts): readonly string[] {
  const lines = texts.text.toLowerCase().split('\n');
  // Behind the last line end there is nothing.
  lines.pop();
  const count = countOf(texts);
  if (lines.length !== count)
    return Array.from({ length: count }, (_, place) => foldLine(textAt(texts, place)));
  if (narrowed(texts.text) !== null) return lines;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (!isPlain(line)) lines[index] = foldWords(line);
  }
  return lines;
}

/** People share their names, and to fold a word costs more than to look it up. */
const knownWords = new Map<string, string>();
const mostWords = 4096;
/** V8 cuts longer ones out of the text without copying them, and each would hold on to all of it. */
const longestKnown = 12;

/** No word changes how another is folded. */
function foldWords(line: string): string {
  const words = line.split(' ');
  for (let place = 0; place < words.length; place++) words[place] = foldWord(words[place] as string);
  return words.join(' ');
}

function foldWord(word: string): string {
  if (word.length > longestKnown) return fold(word);
  const known = knownWords.get(word);
  if (known !== undefined) return known;
  const folded = fold(word);
  if (knownWords.size >= mostWords) knownWords.clear();
  knownWords.set(word, folded);
  return folded;
}

function isPlain(text: string): boolean {
  for (let place = 0; place < text.length; place++) if (text.charCodeAt(place) > 127) return false;
  return true;
}
