/** A consent's permissions in a few words, for a cell. */
import { describePermissions } from './permission-words';

const summaries = new Map<string, string>();

/** 'Balances, transactions, payees'. Kept by the set of codes: a realm has a dozen of them. */
export function permissionSummary(permissions: readonly string[]): string {
  const key = permissions.join(' ');
  const known = summaries.get(key);
  if (known !== undefined) return known;
  const clusters = describePermissions(permissions).map(({ title }) => title);
  const summary = clusters.map((title, index) => (index === 0 ? title : lowerFirst(title))).join(', ');
  summaries.set(key, summary);
  return summary;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
