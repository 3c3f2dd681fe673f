/**
 * What is typed or pasted into a filter's own field → its words. Cut where the search box would cut it, and without the marks that it leaves
 * out: each can then be written without quotes, so that it is still a part when it is read again.
 */
import { isInvisible, isQuote, isSpace } from './characters';

export function typedParts(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (isInvisible(code)) continue;
    const isBetween = isSpace(code) || isQuote(character) || character === ',';
    if (!isBetween) part += character;
    else if (part !== '') {
      parts.push(part);
      part = '';
    }
  }
  return part === '' ? parts : [...parts, part];
}
