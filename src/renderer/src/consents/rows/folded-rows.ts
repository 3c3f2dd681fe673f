/** Folds all rows of a block at a time, their parts one below the other, each row with a line end behind it. */
import type { PackedTexts } from '../../../../shared/consent-chunk';
import { foldLines } from './fold-lines';
import { countOf } from './joined-texts';
import { narrowed } from './one-byte';

export function foldedRows(parts: readonly PackedTexts[]): PackedTexts {
  const lists = parts.map(foldLines);
  const text = interleaved(lists);
  const [only] = parts;
  if (only && parts.length === 1 && text === only.text) return only;
  const count = only ? countOf(only) : 0;
  const starts = new Uint32Array(count + 1);
  for (let row = 0, end = 0; row < count; row++) {
    for (const lines of lists) end += (lines[row] as string).length + 1;
    starts[row + 1] = end;
  }
  return { text: narrowed(text) ?? text, starts };
}

/** Row by row: the first line of each list, then the second of each. */
function interleaved(lists: readonly (readonly string[])[]): string {
  const [first = []] = lists;
  const all: string[] = [];
  for (let row = 0; row < first.length; row++) for (const lines of lists) all.push(lines[row] as string);
  all.push('');
  return all.join('\n');
}
