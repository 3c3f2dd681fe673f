/**
 * Free text over all rows: each word must be found somewhere in the row, in any order. A longer query can only narrow what a shorter
 * one found, so typing goes over an earlier result and not over everything, and the backspace key finds one that is still there.
 */
import type { ConsentTable } from './consent-table';
import { fold } from './fold';
import { searchedFields } from './row-fields';

export interface Found {
  readonly query: string;
  /** The order that was searched; another one, as after any change of the table, is another search. */
  readonly order: Uint32Array;
  /** Indices of rows, in that order. */
  readonly rows: Uint32Array;
}

/** Longer pastes are cut: nobody searches for more, and each word costs a pass. */
const longest = 300;

export function search(
  table: ConsentTable,
  order: Uint32Array,
  text: string,
  realmNames: ReadonlyMap<string, string>,
  earlier: readonly Found[] = [],
): Found {
  const query = fold(text.slice(0, longest)).trimStart();
  const words = [...new Set(query.split(/\s+/))].filter((word) => word !== '');
  const wider = earlier.findLast((found) => found.order === order && query.startsWith(found.query));
  if (wider?.query === query) return wider;
  let rows = wider?.rows ?? order;
  // The longest word first: it lets the fewest rows through.
  for (const word of words.sort((one, other) => other.length - one.length))
    rows = holding(table, rows, word, realmsNamed(table, word, realmNames));
  return { query, order, rows };
}

function holding(table: ConsentTable, rows: Uint32Array, word: string, inName: Uint8Array): Uint32Array {
  const { texts, coded } = table;
  // Most words are in none or one of the coded fields: the others cost nothing.
  const hits = [{ codes: coded.realm.codes, hits: inName }];
  for (const field of searchedFields) {
    const inField = coded[field].dictionary.holding(word);
    if (inField) hits.push({ codes: coded[field].codes, hits: inField });
  }
  // A few rows are quicker looked into one by one.
  const inText = rows.length > texts.length / 8 ? table.joined.holding(texts, word) : null;
  const isHit = (index: number): boolean => {
    for (const { codes, hits: inField } of hits) if (inField[codes[index] as number] === 1) return true;
    return inText ? inText[index] === 1 : (texts[index] as string).includes(word);
  };
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let position = 0; position < rows.length; position++) {
    const index = rows[position] as number;
    if (isHit(index)) kept[count++] = index;
  }
  return kept.subarray(0, count);
}

/** By realm code: 1 where the realm's name holds the word. */
const realmsNamed = (
  table: ConsentTable,
  word: string,
  realmNames: ReadonlyMap<string, string>,
): Uint8Array =>
  Uint8Array.from(table.coded.realm.dictionary.texts, (id) =>
    fold(realmNames.get(id) ?? '').includes(word) ? 1 : 0,
  );
