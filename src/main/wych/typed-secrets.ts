/** A realm's typed secrets, read anew for each use, so that one typed again counts at once. */
import { type Failure, fail } from '../../shared/failure';
import type { RealmProfile, SecretField } from '../../shared/realm';
import type { RealmSecrets } from '../vault/realm-secrets';
import { type IsCurrent, realmEdited } from './stale-profile';

export interface TypedSecretsPorts {
  secrets: Pick<RealmSecrets, 'read'>;
  isCurrent: IsCurrent;
}

/** @throws Failure `secret-missing`, and `conflict` for a realm that was edited meanwhile: what is stored is another server's now. */
export async function readTyped(
  { secrets, isCurrent }: TypedSecretsPorts,
  profile: RealmProfile,
  field: SecretField,
): Promise<string> {
  const value = await secrets.read(profile.id, field);
  if (!isCurrent(profile)) throw realmEdited();
  if (!value) throw missing[field](profile, { field });
  return value;
}

const missing = {
  clientSecret: (_: RealmProfile, at: Partial<Failure>) =>
    fail(
      'secret-missing',
      'This realm has no client secret.',
      'Edit the realm and type its client secret.',
      at,
    ),
  apiKey: ({ name }: RealmProfile, at: Partial<Failure>) =>
    fail(
      'secret-missing',
      `The API key of ${name} is missing.`,
      'Open the settings of this realm and type it in.',
      at,
    ),
};
