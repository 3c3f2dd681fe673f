/** Lists of profiles, changed: pure. */
import type { RealmId, RealmProfile } from '../../shared/realm';
import { isTaken } from './draft-rules';

/** A copy with a name of its own. It is never a demo realm: the simulator knows only its own. */
export const copyOf = (
  original: RealmProfile,
  id: RealmId,
  realms: readonly RealmProfile[],
): RealmProfile => ({
  ...original,
  id,
  name: freeName(original.name, realms, 'copy'),
  demo: false,
});

/** A demo realm keeps the name, colour, place and read-only mark the operator gave it; everything else is as offered. */
export function withDemoRealm(realms: RealmProfile[], offered: RealmProfile): RealmProfile[] {
  if (realms.some(({ id }) => id === offered.id))
    return realms.map((realm) =>
      realm.id === offered.id
        ? { ...offered, name: realm.name, accent: realm.accent, readOnly: realm.readOnly }
        : realm,
    );
  return [...realms, { ...offered, name: freeName(offered.name, realms) }];
}

const longestName = 60;

/** The first free one of `name`, `name (2)` …; with a suffix, `name (copy)`, `name (copy 2)` …, within the length a name may have. */
export function freeName(name: string, realms: readonly RealmProfile[], suffix = ''): string {
  for (let n = 1; ; n++) {
    const words = [suffix, n > 1 ? String(n) : ''].filter(Boolean).join(' ');
    const tail = words === '' ? '' : ` (${words})`;
    const candidate = `${shortened(name, longestName - tail.length)}${tail}`;
    if (!isTaken(candidate, realms)) return candidate;
  }
}

/** By whole characters: half an emoji is no name. */
function shortened(name: string, length: number): string {
  const characters = [...name];
  while (characters.join('').length > length) characters.pop();
  return characters.join('').trimEnd();
}
