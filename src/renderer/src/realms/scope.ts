/** Which realm is open: pure rules. Production is never opened unless the operator chose it in this run (R3). */
import type { Scope } from '../../../shared/app-status';
import type { RealmEntry } from '../../../shared/realm';

const isThere = (entries: readonly RealmEntry[], scope: Scope): boolean =>
  scope.kind === 'all' ? entries.length > 1 : entries.some((entry) => entry.profile.id === scope.realmId);

/** What to open when nothing is: what was open last, else the first sandbox, else null: the operator must choose. */
export function openingScope(entries: readonly RealmEntry[], last: Scope | null): Scope | null {
  if (last && isThere(entries, last)) return last;
  const sandbox = entries.find((entry) => entry.profile.environment === 'sandbox');
  return sandbox ? { kind: 'realm', realmId: sandbox.profile.id } : null;
}

/** The scope to stand on once the realms have changed: the same if it can be, else as at the start. */
export const scopeAfterChange = (entries: readonly RealmEntry[], scope: Scope | null): Scope | null =>
  openingScope(entries, scope);

export const sameScope = (a: Scope | null, b: Scope | null): boolean =>
  a === b ||
  (a?.kind === 'all' && b?.kind === 'all') ||
  (a?.kind === 'realm' && b?.kind === 'realm' && a.realmId === b.realmId);

export function entriesInScope(entries: readonly RealmEntry[], scope: Scope | null): readonly RealmEntry[] {
  if (!scope) return [];
  return scope.kind === 'all' ? entries : entries.filter((entry) => entry.profile.id === scope.realmId);
}

/** The realm one place up or down; the same list when it is already at the end. */
export function movedBy(realmIds: readonly string[], realmId: string, by: -1 | 1): string[] {
  const moved = [...realmIds];
  const from = moved.indexOf(realmId);
  const to = from + by;
  if (from < 0 || to < 0 || to >= moved.length) return moved;
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}
