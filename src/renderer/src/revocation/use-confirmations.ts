import { useState } from 'react';
import type { Confirmation } from '../../../shared/revocation';
import { type ShownLock, useRealmLocks } from './lock-door';
import { missingOf } from './missing';
import type { StripRealm } from './RealmStrip';

export interface Confirmations {
  readonly realms: readonly (StripRealm & { readonly lock: ShownLock | undefined })[];
  readonly typed: Readonly<Record<string, string>>;
  type(realmId: string, name: string): void;
  /** Every realm may be changed, and every production realm's name was typed. Main asks the same again. */
  readonly isReady: boolean;
  readonly given: Confirmation[];
  /** What is still to be done, in a few words; null when nothing is. */
  readonly missing: string | null;
}

/** What must be unlocked and typed before anything is revoked in these realms. */
export function useConfirmations(realms: readonly StripRealm[]): Confirmations {
  const locks = useRealmLocks();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const known = realms.map((realm) => ({ ...realm, lock: locks.get(realm.realmId) }));
  const production = realms.filter(({ environment }) => environment === 'production');
  const missing = missingOf(known, typed);
  return {
    realms: known,
    typed,
    type: (realmId, name) => setTyped((before) => ({ ...before, [realmId]: name })),
    isReady: missing === null,
    missing,
    given: production.map(({ realmId }) => ({ realmId, typedRealmName: typed[realmId] ?? '' })),
  };
}
