/** Folds many texts at a time. Most are ASCII, and of those a thousand are folded by one native call. */
import { fold } from './fold';

/**
 * Each on one line: a line end would make two rows of one for those who look for words.
 * @param joined the texts, a line end between them
 */
export function foldLines(texts: readonly string[], joined: string, isAscii: boolean): readonly string[] {
  const lines = joined.toLowerCase().split('\n');
  if (lines.length !== texts.length) return texts.map((text) => fold(text).replaceAll('\n', ' '));
  if (isAscii) return lines;
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
