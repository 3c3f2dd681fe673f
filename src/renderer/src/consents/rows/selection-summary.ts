/** What is selected, counted: for the bar that says so. */
import type { ConsentTable } from './consent-table';

export interface SelectionSummary {
  readonly count: number;
  /** Selected, but not among the rows on screen. */
  readonly hidden: number;
  /** Those that can be asked to be revoked are not told apart here: the review does that, for what is then known. */
  readonly realms: readonly { readonly realmId: string; readonly count: number }[];
}

export function summarizeSelection(table: ConsentTable, rows: Uint32Array): SelectionSummary {
  const { selected, coded } = table;
  const { codes, dictionary } = coded.realm;
  const counts = new Uint32Array(dictionary.texts.length);
  if (selected.count > 0)
    for (let index = 0; index < table.size; index++) {
      const code = codes[index] as number;
      if (selected.has(index)) counts[code] = (counts[code] ?? 0) + 1;
    }
  return {
    count: selected.count,
    hidden: selected.count - selected.countIn(rows),
    realms: dictionary.texts
      .map((realmId, code) => ({ realmId, count: counts[code] ?? 0 }))
      .filter(({ count }) => count > 0),
  };
}

/** '12 selected, 3 of them not in the filter' */
export function selectionText({ count, hidden }: Pick<SelectionSummary, 'count' | 'hidden'>): string {
  const selected = `${count.toLocaleString('en')} selected`;
  if (hidden === 0) return selected;
  const those =
    hidden === count ? (count === 1 ? 'not' : 'none of them') : `${hidden.toLocaleString('en')} of them not`;
  return `${selected}, ${those} in the filter`;
}
