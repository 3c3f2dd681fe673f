import type { RealmId } from '../../../shared/realm';
import type { RunItems } from './run-items';

export interface SubjectTokens {
  forgetSubject(realmId: RealmId, subject: string): Promise<void>;
}

/**
 * Tokens in the context of a customer whose consent is revoked must not be used again (V6). Not waited for: a keychain may be asking its owner for
 * a password. A run on behalf of a customer drops them itself, before it reads again what it sent: see `on-behalf.ts`.
 */
export function forgetTokens(tokens: SubjectTokens, items: RunItems, index: number): void {
  const { realmId, customerId } = items.frozen(index);
  if (items.facts(index).state !== 'revoked' || customerId === '') return;
  tokens.forgetSubject(realmId, customerId).catch(() => {});
}
