/** Tells which realm a request is meant for before anything is checked, for the journal and for faults: by path, API key or token. */
import { decodeJwt } from 'jose';
import type { SimulatedRealm } from './realm';

export function realmFinder(
  realms: readonly SimulatedRealm[],
): (request: Request, url: URL) => string | undefined {
  return (request, url) => {
    const inPath = /^\/realms\/([^/]+)\//.exec(url.pathname)?.[1];
    if (inPath !== undefined) return inPath;
    const key = request.headers.get('x-api-key');
    const issuer = issuerOf(request.headers.get('authorization'));
    return realms.find((realm) => realm.credentials.apiKey === key || realm.issuer === issuer)?.name;
  };
}

function issuerOf(authorization: string | null): string | undefined {
  try {
    return decodeJwt(authorization?.replace(/^bearer /i, '') ?? '').iss;
  } catch {
    return undefined;
  }
}
