import { fail } from '../../shared/failure';
import type { RealmDraft, RealmProfile, SecretField, SecretState } from '../../shared/realm';
import type { RealmSecrets } from '../vault/realm-secrets';
import { sameAudience } from './secret-audience';

export interface Credentials {
  clientSecret: string;
  apiKey: string;
}

const words: Record<SecretField, { name: string; changed: string }> = {
  clientSecret: { name: 'client secret', changed: 'The login address, realm name or client id was changed' },
  apiKey: { name: 'API key', changed: 'The API address was changed' },
};

/** A secret must be typed because `field`'s address changed: the stored one is never sent to another server. */
export const typeAgain = (field: SecretField) =>
  fail(
    'invalid-input',
    `Type the ${words[field].name} again.`,
    `${words[field].changed}, and a stored secret is never sent to another server.`,
    { field },
  );

export const typeFirst = (field: SecretField, state: Exclude<SecretState, 'stored'>) =>
  fail(
    'invalid-input',
    `The ${words[field].name} is missing.`,
    state === 'unreadable'
      ? `The stored one cannot be opened by today's keychain: type the ${words[field].name} again.`
      : `Type the ${words[field].name} you were given for this realm.`,
    { field },
  );

/** The typed secret, or the stored one when it was given for the very servers of `profile`. Throws `invalid-input` with the field. */
export async function credentialFor(
  field: SecretField,
  draft: RealmDraft,
  profile: RealmProfile,
  existing: RealmProfile | undefined,
  secrets: RealmSecrets,
): Promise<string> {
  const typed = draft[field];
  if (typed !== undefined) return typed;
  if (!existing) throw typeFirst(field, 'missing');
  const state = await secrets.state(existing.id, field);
  if (state !== 'stored') throw typeFirst(field, state);
  if (!sameAudience(field, existing, profile)) throw typeAgain(field);
  const stored = await secrets.read(existing.id, field);
  if (stored === null) throw typeFirst(field, 'missing');
  return stored;
}
