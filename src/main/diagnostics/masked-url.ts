/**
 * An address as it may leave in a ticket: only parts that are the same for every customer are in it. What is not known is not shown, since a
 * server may put anything into the address of its next page.
 */
import type { RealmProfile } from '../../shared/realm';

/** Parts of paths by convention, beside those that a profile names. */
const common = [
  ...[
    'realms',
    '.well-known',
    'openid-configuration',
    'protocol',
    'openid-connect',
    'oauth',
    'oauth2',
    'token',
  ],
  ...['consents', 'consent', 'revoke', 'partner', 'app', 'users', 'user'],
];

/** Parameters of lists that say where in a list and not who, and what their values then look like. */
const telling: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    ['limit', 'page', 'size', 'offset', 'pageSize', 'page-size', 'page[size]'].map((name) => [
      name,
      /^\d{1,9}$/,
    ]),
  ),
  status: /^[A-Za-z]{1,40}$/,
};

/** @returns what masks an address of one of these realms. */
export function maskedUrls(profiles: readonly RealmProfile[]): (url: string) => string {
  const known = new Set([...common, ...profiles.flatMap(partsOf)]);
  return (address) => {
    if (!URL.canParse(address)) return '(no address)';
    const { origin, pathname, searchParams } = new URL(address);
    const path = pathname
      .split('/')
      .map((part) => (part === '' || known.has(part) ? part : '{…}'))
      .join('/');
    const query = [...searchParams].map(([name, value]) => parameter(name, value)).join('&');
    return origin + path + (query && `?${query}`);
  };
}

function parameter(name: string, value: string): string {
  if (!/^[\w[\]-]{1,30}$/.test(name)) return '{…}';
  return telling[name]?.test(value) ? `${name}=${value}` : `${name}={…}`;
}

/** What this realm's addresses have in common. */
function partsOf({ loginBaseUrl, apiBaseUrl, realmName, routes }: RealmProfile): string[] {
  const bases = [loginBaseUrl, apiBaseUrl].flatMap((base) =>
    URL.canParse(base) ? new URL(base).pathname.split('/') : [],
  );
  const paths = [routes.list, routes.one, routes.revoke, routes.users, routes.userToken];
  const own = paths.flatMap((path = '') => path.split('/')).filter((part) => !part.includes('{'));
  return [...bases, ...own, realmName, encodeURIComponent(realmName)];
}
