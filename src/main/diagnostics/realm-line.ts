import { type RealmEntry, type SecretField, secretFields } from '../../shared/realm';
import { profileFields } from '../realms/profile-fields';

const secretNames: Record<SecretField, string> = { clientSecret: 'client secret', apiKey: 'API key' };

/**
 * A realm without its secrets. No field here is called as one that holds a secret or a token would be: the redactor goes by names too, and has
 * the last word over the bundle.
 */
export function realmLines({ profile, secrets }: RealmEntry) {
  return {
    id: profile.id,
    demo: profile.demo,
    ...Object.fromEntries(profileFields.map(({ field }) => [field, profile[field]])),
    routes: Object.entries(profile.routes).map(([name, path]) => `${name} ${path}`),
    secretStatus: secretFields.map((field) => `${secretNames[field]} ${secrets[field]}`),
  };
}
