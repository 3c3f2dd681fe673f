/**
 * Which realm of this computer a plan file speaks of: the one that is the same in everything that says what it is and where it leads. A realm that
 * only looks alike is never taken, since a revocation in the wrong one cannot be undone; the refusal says in what it differs.
 */
import { type FailureError, fail } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import { canonical, realmIdentity } from '../plan/plan-hash';
import type { PlanFileRealm } from './plan-file-schema';

/** The local realm for each of the file's, in their order. @throws Failure `conflict` that names those which are not here. */
export function matchRealms(
  wanted: readonly PlanFileRealm[],
  local: readonly RealmProfile[],
): RealmProfile[] {
  const problems: string[] = [];
  const found = wanted.flatMap((realm) => {
    const key = canonical(realm);
    const matches = local.filter((profile) => canonical(realmIdentity(profile)) === key);
    const [match, ...others] = matches;
    if (match && others.length === 0) return [match];
    problems.push(match ? severalOf(realm, matches) : missing(realm, local));
    return [];
  });
  if (problems.length > 0) throw notHere(problems);
  return found;
}

/** A profile that leads where the file says, for whoever needs one without a local realm, such as the hash. */
export const profileStandIn = (
  { partnerId, appId, routes, ...realm }: PlanFileRealm,
  id: string,
): RealmProfile => ({
  id,
  ...realm,
  partnerId: partnerId ?? undefined,
  appId: appId ?? undefined,
  routes: {
    list: routes.list ?? undefined,
    one: routes.one ?? undefined,
    revoke: routes.revoke ?? undefined,
    revokeMethod: routes.revokeMethod ?? undefined,
  },
  clientId: 'none',
  accent: 'teal',
  readOnly: false,
  demo: false,
});

const parts: ReadonlyArray<readonly [words: string, of: (realm: PlanFileRealm) => unknown]> = [
  ['name', (realm) => realm.name],
  ['environment', (realm) => realm.environment],
  ['login address', (realm) => realm.loginBaseUrl],
  ['realm name', (realm) => realm.realmName],
  ['API address', (realm) => realm.apiBaseUrl],
  ['partner id', (realm) => realm.partnerId],
  ['app id', (realm) => realm.appId],
  ['routes', (realm) => canonical(realm.routes)],
];

const named = ({ name, environment }: Pick<PlanFileRealm, 'name' | 'environment'>): string =>
  `‘${name}’ (${environment})`;

function missing(realm: PlanFileRealm, local: readonly RealmProfile[]): string {
  const nearest = local
    .map((profile) => {
      const differing = parts.filter(([, of]) => of(realm) !== of(realmIdentity(profile)));
      return { profile, differing: differing.map(([words]) => words) };
    })
    .filter(({ profile, differing }) => differing.length <= 2 || profile.name === realm.name)
    .sort((a, b) => a.differing.length - b.differing.length)[0];
  if (!nearest) return `${named(realm)} at ${realm.apiBaseUrl} is not among your realms.`;
  return `${named(realm)} is not among your realms: your ${named(nearest.profile)} differs in ${nearest.differing.join(', ')}.`;
}

const severalOf = (realm: PlanFileRealm, matches: readonly RealmProfile[]): string =>
  `${named(realm)} fits several of your realms: ${matches.map(named).join(', ')}.`;

const mostTold = 5;

const notHere = (problems: readonly string[]): FailureError =>
  fail(
    'conflict',
    [
      'This plan cannot be opened here.',
      ...problems.slice(0, mostTold),
      ...(problems.length > mostTold ? [`And ${problems.length - mostTold} more.`] : []),
    ].join(' '),
    'Add the realm, or change yours until it is the same as the preparer’s, and open the file again. Nothing was opened.',
  );
