/** Which requests a fault strikes and a count counts, and what each path is for. */

export type Endpoint =
  | 'discovery'
  | 'token'
  | 'certs'
  | 'users'
  | 'find-or-create-user'
  | 'user-token'
  | 'list'
  | 'consent'
  | 'revoke'
  | 'other';

/** A request matches when every given field does. */
export interface RequestMatch {
  readonly realm?: string;
  readonly method?: string;
  readonly endpoint?: Endpoint;
  /** A text: the path ends with it, and `*` stands for one segment ('/consents/*'). A pattern: it is found in the path. */
  readonly path?: string | RegExp;
}

export interface RequestFacts {
  /** The realm it is meant for, as far as its path, API key or token tell. */
  readonly realm: string | undefined;
  readonly method: string;
  readonly endpoint: Endpoint;
  readonly path: string;
}

export function matches(wanted: RequestMatch, request: RequestFacts): boolean {
  return (
    (wanted.realm === undefined || wanted.realm === request.realm) &&
    (wanted.method === undefined || wanted.method.toUpperCase() === request.method) &&
    (wanted.endpoint === undefined || wanted.endpoint === request.endpoint) &&
    (wanted.path === undefined || patternOf(wanted.path).test(request.path))
  );
}

function patternOf(path: string | RegExp): RegExp {
  if (path instanceof RegExp) return new RegExp(path.source, path.flags.replace('g', ''));
  const literal = path.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+');
  return new RegExp(`${literal}$`);
}

const ROUTES: readonly (readonly [Endpoint, string | undefined, RegExp])[] = [
  ['discovery', undefined, /^\/realms\/[^/]+\/\.well-known\/openid-configuration$/],
  ['token', undefined, /^\/realms\/[^/]+\/protocol\/openid-connect\/token$/],
  ['certs', undefined, /^\/realms\/[^/]+\/protocol\/openid-connect\/certs$/],
  ['user-token', undefined, /\/user\/[^/]+\/token$/],
  ['users', undefined, /\/app\/[^/]+\/users$/],
  ['find-or-create-user', undefined, /\/app\/[^/]+\/user$/],
  ['list', undefined, /\/consents$/],
  ['revoke', 'DELETE', /\/consents\/[^/]+$/],
  ['revoke', undefined, /\/consents\/[^/]+\/revoke$/],
  ['consent', undefined, /\/consents\/[^/]+$/],
];

export function endpointOf(method: string, path: string): Endpoint {
  const route = ROUTES.find(([, only, pattern]) => (only ?? method) === method && pattern.test(path));
  return route?.[0] ?? 'other';
}
