/** What makes a draft a profile: rules that need more than the form, each a Failure that names the field to mend. */
import { fail } from '../../shared/failure';
import { isLoopback, type RealmDraft, type RealmId, type RealmProfile } from '../../shared/realm';

export function profileOf(draft: RealmDraft, id: RealmId, existing: RealmProfile | undefined): RealmProfile {
  const { clientSecret: _secret, apiKey: _key, id: _id, ...fields } = draft;
  return { id, ...fields, demo: existing?.demo ?? false };
}

/** A demo realm is the simulator's: its secrets last for one run, so it cannot become a realm of the operator's own. */
export function refuseMovedDemo(profile: RealmProfile, existing: RealmProfile | undefined): void {
  if (!existing?.demo) return;
  for (const field of ['loginBaseUrl', 'realmName', 'apiBaseUrl', 'clientId'] as const)
    if (profile[field] !== existing[field])
      throw fail('invalid-input', 'This belongs to the demo.', 'Add a realm of your own instead.', { field });
}

/** http in clear is for loopback alone, and there for demo realms, or for all where the build says so (#23). */
export function refuseInsecure(profile: RealmProfile, allowLoopbackHttp: boolean): void {
  for (const field of ['loginBaseUrl', 'apiBaseUrl'] as const) {
    const url = new URL(profile[field]);
    if (url.protocol === 'https:') continue;
    if (isLoopback(url.hostname) && (profile.demo || allowLoopbackHttp)) continue;
    throw fail(
      'insecure-address',
      'Secrets would be sent to this address in clear.',
      'Use an address that starts with https://',
      { field },
    );
  }
}

/** Shorter than this, a secret is too likely to be an ordinary part of a name. */
const tellingLength = 6;

/** A profile is shown, exported and recorded in clear: a secret that was pasted into the wrong field must not get that far. */
export function refuseMisplacedSecret(draft: RealmDraft): void {
  const secrets = [draft.clientSecret, draft.apiKey].filter(
    (secret) => secret !== undefined && secret.length >= tellingLength,
  );
  for (const field of [
    'name',
    'realmName',
    'clientId',
    'partnerId',
    'appId',
    'loginBaseUrl',
    'apiBaseUrl',
  ] as const)
    if (secrets.some((secret) => secret !== undefined && draft[field]?.includes(secret)))
      throw fail(
        'invalid-input',
        'This field holds what was typed as a secret, and it is shown in clear.',
        'Put the secret into its own field only.',
        { field },
      );
}

const folded = (name: string): string => name.trim().normalize('NFKC').toLocaleLowerCase('en');

export const isTaken = (name: string, others: readonly RealmProfile[]): boolean =>
  others.some((other) => folded(other.name) === folded(name));

/** Two realms of one name are one mistake away from a revocation in the wrong one. */
export function refuseTakenName(profile: RealmProfile, realms: readonly RealmProfile[]): void {
  const others = realms.filter(({ id }) => id !== profile.id);
  if (isTaken(profile.name, others))
    throw fail(
      'invalid-input',
      `There is already a realm named '${profile.name}'.`,
      'Give it another name.',
      {
        field: 'name',
      },
    );
}
