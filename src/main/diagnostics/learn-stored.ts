/**
 * Tells the redactor of the secrets that are kept: those of a realm that was not used in this run of the app have never been on the wire, where it
 * learns of the others.
 */
import { type RealmId, secretFields } from '../../shared/realm';
import type { KnownSecrets } from '../activity/redactor/known-secrets';
import type { RealmSecrets } from '../vault/realm-secrets';

const marks = { clientSecret: 'client-secret', apiKey: 'API-key' } as const;

/** One that the keychain does not give is in no text of this app either. Never rejects. */
export async function learnStored(
  known: Pick<KnownSecrets, 'learn'>,
  secrets: Pick<RealmSecrets, 'read'>,
  realmIds: readonly RealmId[],
): Promise<void> {
  const stored = realmIds.flatMap((realmId) => secretFields.map((field) => ({ realmId, field })));
  await Promise.all(
    stored.map(async ({ realmId, field }) => {
      const value = await secrets.read(realmId, field).catch(() => null);
      if (value !== null) known.learn(marks[field], value);
    }),
  );
}
