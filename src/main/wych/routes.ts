/**
 * Every path of the Wych API that the app asks, in one place, because no public document names them all.
 *
 * An id comes from a server and goes into an address that carries a token. So it is percent-encoded, and an address that would still lead
 * out of the API's base path (an id `..` survives encoding) is refused instead of tidied.
 */
import type { CallKind } from '../../shared/activity';
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';

/**
 * `assumed`: common for such APIs, said by no source. `docs`: Wych's guide for recipients has it, for an earlier version. The profile can
 * override either. The guide's route that finds or *creates* a user is not here: looking somebody up must not make them.
 */
const routes = {
  list: { path: '/consents', source: 'assumed' },
  one: { path: '/consents/{consentId}', source: 'assumed' },
  revokeByDelete: { path: '/consents/{consentId}', source: 'assumed' },
  revokeByPost: { path: '/consents/{consentId}/revoke', source: 'assumed' },
  users: { path: '/partner/{partnerId}/app/{appId}/users', source: 'docs' },
  userToken: { path: '/partner/{partnerId}/app/{appId}/user/{userId}/token', source: 'docs' },
} as const;

/** What to call, and the only origin that the call may reach. */
export interface ApiTarget {
  /** What it is to the operator. */
  kind: CallKind;
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  origin: string;
}

/** @throws Failure `invalid-input` for a route that asks for something the profile does not have. */
export const listRoute = (profile: RealmProfile): ApiTarget =>
  target(profile, 'list', 'GET', profile.routes.list ?? routes.list.path);

/** @throws Failure `invalid-input` for an id that cannot stand in an address. */
export const oneRoute = (profile: RealmProfile, consentId: string): ApiTarget =>
  target(profile, 'consent', 'GET', profile.routes.one ?? routes.one.path, { consentId });

/** A list of one status alone. Wych speaks of such a filter and does not say how it is written. @throws Failure as `listRoute` does. */
export function listOfStatusRoute(profile: RealmProfile, status: string): ApiTarget {
  const whole = listRoute(profile);
  const url = new URL(whole.url);
  url.searchParams.set('status', status);
  return { ...whole, url: url.href };
}

/** By DELETE, unless the profile says POST. @throws Failure `invalid-input` as above. */
export function revokeRoute(profile: RealmProfile, consentId: string): ApiTarget {
  const method = profile.routes.revokeMethod ?? 'DELETE';
  const assumed = method === 'DELETE' ? routes.revokeByDelete : routes.revokeByPost;
  return target(profile, 'revoke', method, profile.routes.revoke ?? assumed.path, { consentId });
}

/** The realm's customers. @throws Failure `invalid-input` as above. */
export const usersRoute = (profile: RealmProfile): ApiTarget =>
  target(profile, 'customers', 'GET', profile.routes.users ?? routes.users.path);

/** Where Wych exchanges the client token for one of this customer. @throws Failure `invalid-input` as above. */
export const userTokenRoute = (profile: RealmProfile, userId: string, method: 'GET' | 'POST'): ApiTarget =>
  target(profile, 'exchange', method, profile.routes.userToken ?? routes.userToken.path, { userId });

function target(
  profile: RealmProfile,
  kind: CallKind,
  method: ApiTarget['method'],
  template: string,
  ids: { consentId?: string; userId?: string } = {},
): ApiTarget {
  const base = new URL(profile.apiBaseUrl);
  const basePath = base.pathname.replace(/\/+$/, '');
  const wanted = basePath + fill(template, { ...ids, partnerId: profile.partnerId, appId: profile.appId });
  const url = new URL(base.origin + wanted);
  if (url.pathname !== wanted || url.origin !== base.origin) throw cannotAddress(wanted);
  return { kind, method, url: url.href, origin: base.origin };
}

function fill(template: string, values: Record<string, string | undefined>): string {
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = values[name];
    if (!value) {
      throw fail(
        'invalid-input',
        `The route '${template}' asks for {${name}}, which this realm does not have.`,
        'Correct the route, or fill in the field, in the realm’s settings.',
        name === 'partnerId' || name === 'appId' ? { field: name } : {},
      );
    }
    return encodeSegment(value);
  });
}

/** A server that decodes `%2F` before it resolves `..` must find nothing to resolve. */
function encodeSegment(value: string): string {
  if (!value.isWellFormed() || value.split(/[/\\]/).some((part) => part === '.' || part === '..')) {
    throw cannotAddress(value);
  }
  return encodeURIComponent(value);
}

const cannotAddress = (value: string) =>
  fail(
    'invalid-input',
    `'${value.slice(0, 80)}' cannot be asked for: it would lead out of the API's base address.`,
    'Report this id to the operator of the API; nothing was sent.',
  );
