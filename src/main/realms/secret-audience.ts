/**
 * Who a stored secret was given for. It may be used again only while that has not changed; otherwise an edited address would send it
 * to a server the operator never gave it to.
 */
import type { RealmProfile, SecretField } from '../../shared/realm';

type Addressed = Pick<RealmProfile, 'loginBaseUrl' | 'realmName' | 'clientId' | 'apiBaseUrl'>;

const audienceOf: Record<SecretField, (profile: Addressed) => readonly string[]> = {
  clientSecret: ({ loginBaseUrl, realmName, clientId }) => [
    new URL(loginBaseUrl).origin,
    realmName,
    clientId,
  ],
  apiKey: ({ apiBaseUrl }) => [new URL(apiBaseUrl).origin],
};

export function sameAudience(field: SecretField, a: Addressed, b: Addressed): boolean {
  return JSON.stringify(audienceOf[field](a)) === JSON.stringify(audienceOf[field](b));
}

/** Whether a token of the one may be shown to the servers of the other. */
export const sameTokens = (a: Addressed, b: Addressed): boolean =>
  sameAudience('clientSecret', a, b) && sameAudience('apiKey', a, b);
