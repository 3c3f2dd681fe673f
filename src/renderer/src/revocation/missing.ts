/** What is still to be done before anything can be revoked in these realms. Main asks the same again. */
import { confirmsRealmName, type Environment } from '../../../shared/realm-terms';
import type { ShownLock } from '../locks/lock-state';

interface Asked {
  readonly realmId: string;
  readonly name: string;
  readonly environment: Environment;
  /** None for a realm that is not on this computer: main says what it thinks of that. */
  readonly lock: ShownLock | undefined;
}

/** In a few words, the first thing first; null when nothing is missing. */
export function missingOf(realms: readonly Asked[], typed: Readonly<Record<string, string>>): string | null {
  const readOnly = realms.find(({ lock }) => lock?.state === 'read-only');
  if (readOnly) return `‘${readOnly.name}’ is read-only.`;
  const locked = realms.find(({ lock }) => lock?.state === 'locked');
  if (locked) return `‘${locked.name}’ is locked.`;
  const unnamed = realms.find(
    (realm) => realm.environment === 'production' && !confirmsRealmName(realm, typed[realm.realmId] ?? ''),
  );
  return unnamed ? `The name of ‘${unnamed.name}’ is still to be typed.` : null;
}
