import type { RealmProfile } from '../../shared/realm';
import { type ProfileField, profileFields } from '../realms/profile-fields';

/** What is told of a realm's profile; it holds no secret. Its colour is nobody's affair. */
const fields = profileFields.map(({ field }) => field).filter((field) => field !== 'accent');

/** Characters up to which a value is told in full. */
const short = 120;

const told = (profile: RealmProfile, field: ProfileField): string => {
  const value = profile[field];
  if (value === undefined || value === '') return 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** What a realm is when it is added. */
export const describedFields = (profile: RealmProfile): Record<string, string> =>
  Object.fromEntries(
    fields
      .filter((field) => field !== 'name' && field !== 'environment')
      .map((field) => [field, told(profile, field)] as const)
      .filter(([, value]) => value !== 'none' && value !== '{}'),
  );

/** By field: from what to what; a long value is only said to have changed. */
export function changedFields(was: RealmProfile, now: RealmProfile): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const field of fields) {
    const [before, after] = [told(was, field), told(now, field)];
    if (before === after) continue;
    changed[field] = before.length > short || after.length > short ? 'changed' : `‘${before}’ → ‘${after}’`;
  }
  return changed;
}
