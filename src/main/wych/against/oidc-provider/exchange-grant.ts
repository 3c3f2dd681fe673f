/**
 * RFC 8693 as a grant of oidc-provider, which has none of its own: a client token for a token of one of its customers. Who may be acted
 * for, and by whom, is what a test says.
 */
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';

export const exchangeGrantType = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

const parameters = [
  'subject_token',
  'subject_token_type',
  'requested_subject',
  'requested_token_type',
  'audience',
  'scope',
];

export function registerExchange(provider: Provider, customers: ReadonlySet<string>): void {
  const exchange = async (ctx: KoaContextWithOIDC) => {
    const { client, params } = ctx.oidc;
    if (!client || !params) throw new errors.InvalidRequest('no client');
    if (params.subject_token_type !== accessTokenType)
      throw new errors.InvalidRequest('subject_token_type is not supported');
    const held = await provider.ClientCredentials.find(String(params.subject_token));
    if (!held?.isValid || held.clientId !== client.clientId)
      throw new errors.InvalidGrant('subject_token is not valid');
    if (!customers.has(String(params.requested_subject)))
      throw new errors.AccessDenied('the client may not act for this subject');
    const scope = String(params.scope ?? '');
    if (scope.split(' ').includes('ADMIN'))
      throw new errors.InvalidScope('this scope is not for customers', scope);

    const token = new provider.AccessToken({
      accountId: String(params.requested_subject),
      client,
      grantId: 'exchange',
      gty: exchangeGrantType,
      scope,
    });
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
