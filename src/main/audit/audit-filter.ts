import type { AuditFilter } from '../../shared/audit';
import type { ChainRecord } from './chain';

/** Whether a record is one of those asked for. The record may be of any shape: it was read, not checked. */
export function auditMatcher({
  text,
  kinds,
  realmId,
  from,
  to,
}: AuditFilter): (record: ChainRecord) => boolean {
  const sought = folded(text.trim());
  const isKind = new Set<string>(kinds);
  return (record) => {
    const { at, realm } = record as { at?: unknown; realm?: { id?: unknown } };
    if (isKind.size > 0 && !isKind.has(record.kind)) return false;
    if (realmId !== null && realm?.id !== realmId) return false;
    if (from !== null && !(typeof at === 'number' && at >= from)) return false;
    if (to !== null && !(typeof at === 'number' && at <= to)) return false;
    return sought === '' || folded(words(record)).includes(sought);
  };
}

/** Few texts hold more than ASCII, and the others need no second look. */
const folded = (text: string): string =>
  (/^\p{ASCII}*$/u.test(text) ? text : text.normalize('NFKC')).toLowerCase();

/** The values of every field, without their names. */
const words = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).map(words).join('\n') : String(value);
