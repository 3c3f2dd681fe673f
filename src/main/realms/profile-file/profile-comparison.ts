/** What a file of profiles would change here: pure. */
import type { ProfileImportItem } from '../../../shared/profile-file';
import { type RealmProfile, secretFields } from '../../../shared/realm';
import { profileFields } from '../profile-fields';
import { freeName } from '../profile-list';
import { sameAudience } from '../secret-audience';
import type { SharedProfile } from './profile-file-schema';

/** In the order of the file. What two realms of it would be called alike is told as it would be named here. */
export function compareProfiles(
  shared: readonly SharedProfile[],
  here: readonly RealmProfile[],
): ProfileImportItem[] {
  const own = here.filter(({ demo }) => !demo);
  const taken = new Set<string>();
  // A realm that moves away leaves its name; it is counted as taken all the same, since it may be left out of what is taken.
  const named: RealmProfile[] = [...here];
  return shared.map((profile, index) => {
    const existing = counterpart(profile, own, taken);
    if (existing) taken.add(existing.id);
    const others = named.filter(({ id }) => id !== existing?.id);
    const becomes: RealmProfile = {
      ...profile,
      id: existing?.id ?? profile.id,
      name: freeName(profile.name, others),
      demo: false,
    };
    named.push(becomes);
    const changes = existing ? changesOf(existing, becomes) : [];
    return {
      index,
      profile: becomes,
      state: !existing ? 'new' : changes.length > 0 ? 'changed' : 'same',
      changes,
      asksForSecrets: secretFields.some((field) => !existing || !sameAudience(field, existing, becomes)),
    };
  });
}

/** By id, as it was exported; else the one realm that leads to the same servers as the same client: a colleague typed it by hand. */
function counterpart(
  profile: SharedProfile,
  own: readonly RealmProfile[],
  taken: ReadonlySet<string>,
): RealmProfile | undefined {
  const free = own.filter(({ id }) => !taken.has(id));
  return (
    free.find(({ id }) => id === profile.id) ??
    free.find((realm) => secretFields.every((field) => sameAudience(field, realm, profile)))
  );
}

const changesOf = (was: RealmProfile, becomes: RealmProfile): ProfileImportItem['changes'] =>
  profileFields
    .map(({ field, label }) => ({ field: label, was: told(was[field]), becomes: told(becomes[field]) }))
    .filter((change) => change.was !== change.becomes);

const told = (value: RealmProfile[keyof RealmProfile]): string => {
  if (value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'none' : JSON.stringify(value);
  return value;
};
