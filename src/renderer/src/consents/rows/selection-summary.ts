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
  const { selected, realm } = table;
  const counts = new Uint32Array(realm.values.length);
  for (const row of selected.rows()) {
    const code = realm.codes[row] as number;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return {
    count: selected.count,
    hidden: selected.count - selected.countIn(rows),
    realms: realm.values
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
