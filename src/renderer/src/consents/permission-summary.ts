/** A consent's permissions in a few words, for a cell. */
import { groupPermissions } from '../../../shared/permission';

const summaries = new Map<string, string>();
/** A server that writes another set into each record has as many as rows; nobody looks at all of them. */
const mostKept = 5000;

/** 'Accounts, transactions, payees'; a code that nobody knows is told verbatim. Kept by the set of codes: a realm has a dozen of them. */
export function permissionSummary(permissions: readonly string[]): string {
  const key = JSON.stringify(permissions);
  const known = summaries.get(key);
  if (known !== undefined) return known;
  const summary = groupPermissions(permissions)
    .flatMap(({ cluster, permissions: some }) =>
      cluster === 'Other' ? some.map(({ code }) => code) : cluster,
    )
    .map((word, index) => (index > 0 && !permissions.includes(word) ? lowerFirst(word) : word))
    .join(', ');
  if (summaries.size >= mostKept) summaries.clear();
  summaries.set(key, summary);
  return summary;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
