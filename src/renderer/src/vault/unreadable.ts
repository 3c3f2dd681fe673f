/** Secrets that cannot be read with today's keychain, gathered by realm (C3). */
import type { RealmEntry, RealmProfile, SecretField } from '../../../shared/realm';
import type { VaultStatus } from '../../../shared/vault-status';

export interface UnreadableRealm {
  readonly profile: RealmProfile;
  readonly fields: readonly SecretField[];
}

const fieldWords: Record<SecretField, string> = { clientSecret: 'client secret', apiKey: 'API key' };

/** In the rail's order. A secret whose realm is gone is of no use to anyone and is left out. */
export function unreadableRealms(
  unreadable: VaultStatus['unreadable'],
  entries: readonly RealmEntry[],
): UnreadableRealm[] {
  return entries
    .map(({ profile }) => ({
      profile,
      fields: unreadable.filter(({ realmId }) => realmId === profile.id).map(({ field }) => field),
    }))
    .filter(({ fields }) => fields.length > 0);
}

/** 'Client secret and API key'. */
export function fieldsInWords(fields: readonly SecretField[]): string {
  const words = fields.map((field) => fieldWords[field]).join(' and ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
