/** What a token says of itself, in words and in an order that answers the usual questions first: whose, from whom, for whom, until when. */
import type { TokenClaim } from '../../../shared/token';

/** By the names of RFC 7519, OpenID Connect and Keycloak, which Wych's login is. */
const known: Readonly<Record<string, string>> = {
  azp: 'Issued to',
  client_id: 'Issued to',
  clientId: 'Issued to',
  iss: 'Issuer',
  aud: 'Audience',
  sub: 'Subject',
  email: 'E-mail address',
  preferred_username: 'User name',
  name: 'Name',
  act: 'Acted for by',
  scope: 'Scopes',
  scp: 'Scopes',
  iat: 'Issued at',
  nbf: 'Not valid before',
  exp: 'Expires',
  auth_time: 'Signed in at',
  jti: 'Id of the token',
  typ: 'Kind of token',
  sid: 'Session',
  realm_access: 'Roles',
  resource_access: 'Roles by client',
};
const order = Object.keys(known);

export interface ShownClaim extends TokenClaim {
  /** Undefined for a claim that the app knows nothing of: its name then stands for itself. */
  readonly label: string | undefined;
}

/** Those that are known first; the rest as they came. */
export function shownClaims(claims: readonly TokenClaim[]): ShownClaim[] {
  const place = (name: string) => (Object.hasOwn(known, name) ? order.indexOf(name) : order.length);
  return claims
    .map((claim) => ({ ...claim, label: Object.hasOwn(known, claim.name) ? known[claim.name] : undefined }))
    .toSorted((one, other) => place(one.name) - place(other.name));
}
