/**
 * Puts line ends and indents between the parts of a JSON text and changes nothing else: parsing it and writing it again would round large
 * numbers and lose repeated keys, and a proof shows what was received. What is not JSON comes back with what it is made of, in lines or not.
 */

/** Strings whole, and every other part: brackets, commas, colons, and what is between them. */
const parts = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/gs;

export function layOutJson(raw: string): string {
  const tokens = raw.match(parts) ?? [];
  let depth = 0;
  let text = '';
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token === '{' || token === '[') {
      const isEmpty = next === '}' || next === ']';
      depth += 1;
      text += token + (isEmpty ? '' : lineAt(depth));
    } else if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      const before = tokens[index - 1];
      text += (before === '{' || before === '[' ? '' : lineAt(depth)) + token;
    } else if (token === ',') text += token + lineAt(depth);
    else text += token === ':' ? ': ' : token;
  }
  return text;
}

/** Deep nesting would push the text off the paper. */
const lineAt = (depth: number): string => `\n${'  '.repeat(Math.min(depth, 12))}`;
