/** Rows as JSON Lines: one object in each line, by the columns' keys, UTF-8 without a byte order mark. The faithful format: nothing is guarded. */
import type { ExportCell } from '../../shared/export';

/** Line ends to some readers of lines, and to JavaScript before 2019, though not to JSON. */
const lineEnds: Readonly<Record<string, string>> = {
  '\u0085': '\\u0085',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

const text = (value: ExportCell): string =>
  JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, (end) => lineEnds[end] as string);

/** Written by hand and not by way of an object, in which a key such as `__proto__` would have a meaning. */
export function jsonLines(keys: readonly string[], rows: readonly (readonly ExportCell[])[]): string {
  const names = keys.map((key) => `${text(key)}:`);
  return rows
    .map((cells) => `{${names.map((name, index) => name + text(cells[index] ?? null)).join(',')}}\n`)
    .join('');
}
