/**
 * RFC 8693 as a grant of oidc-provider, which has none of its own: a client token for a token of one of its customers. Who may be acted
 * for, and by whom, is what a test says.
 */
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';

export const exchangeGrantType = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

/** The audience whose tokens are JWTs; tokens without an audience are opaque. */
export const jwtAudience = 'wych-api';
/** A customer for whom this issuer gives the token of another one. */
export const mixedUp = 'mixed-up';

const parameters = [
  'subject_token',
  'subject_token_type',
  'requested_subject',
  'requested_token_type',
  'audience',
  'scope',
];

export function registerExchange(provider: Provider, customers: readonly string[]): void {
  const exchange = async (ctx: KoaContextWithOIDC) => {
    const { client, params } = ctx.oidc;
    if (!client || !params) throw new errors.InvalidRequest('no client');
    if (params.subject_token_type !== accessTokenType)
      throw new errors.InvalidRequest('subject_token_type is not supported');
    const held = await provider.ClientCredentials.find(String(params.subject_token));
    if (!held?.isValid || held.clientId !== client.clientId)
      throw new errors.InvalidGrant('subject_token is not valid');
    const wanted = String(params.requested_subject);
    const accountId = wanted === mixedUp ? customers[0] : customers.find((id) => id === wanted);
    if (accountId === undefined) throw new errors.AccessDenied('the client may not act for this subject');
    const { audience } = params;
    if (audience !== undefined && audience !== jwtAudience)
      throw new errors.InvalidTarget('no such audience');
    const scope = String(params.scope ?? '');
    if (scope.split(' ').includes('ADMIN'))
      throw new errors.InvalidScope('this scope is not for customers', scope);

    const token = new provider.AccessToken({
      accountId,
      client,
      grantId: 'exchange',
      gty: exchangeGrantType,
      scope,
    });
    if (audience !== undefined)
      token.resourceServer = new provider.ResourceServer(jwtAudience, { scope, accessTokenFormat: 'jwt' });
    ctx.body = {
      access_token: await token.save(),
      issued_token_type: accessTokenType,
      token_type: 'Bearer',
      expires_in: token.expiration,
      scope,
    };
  };
  provider.registerGrantType(exchangeGrantType, exchange, parameters);
}
