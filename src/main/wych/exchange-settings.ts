/** How a realm exchanges the client token for one of a customer: what its profile says, and for the rest what Wych's guide and its login want. */
import { createHash } from 'node:crypto';
import type { ExchangeOverrides, RealmProfile } from '../../shared/realm';

const tokenTypeUrn = 'urn:ietf:params:oauth:token-type:';

export interface ExchangeSettings {
  readonly mode: NonNullable<ExchangeOverrides['mode']>;
  /** The guide shows a call without a body and without a method. */
  readonly method: NonNullable<ExchangeOverrides['method']>;
  readonly requestedSubject: NonNullable<ExchangeOverrides['requestedSubject']>;
  readonly subjectTokenType: string;
  /** Always said: unasked, Keycloak gives a refresh token too, a second secret that opens the customer's data. */
  readonly requestedTokenType: string;
  readonly audience: string | undefined;
  readonly scope: string | undefined;
}

export function exchangeOf({ exchange = {} }: Pick<RealmProfile, 'exchange'>): ExchangeSettings {
  return {
    mode: exchange.mode ?? 'wych',
    method: exchange.method ?? 'GET',
    requestedSubject: exchange.requestedSubject ?? 'id',
    subjectTokenType: tokenTypeUrn + (exchange.subjectTokenType ?? 'access_token'),
    requestedTokenType: tokenTypeUrn + (exchange.requestedTokenType ?? 'access_token'),
    audience: exchange.audience,
    scope: exchange.scope,
  };
}

/** The same for profiles that exchange in the same way at the same place: a token that another way gave is another token. */
export const exchangeKey = (profile: RealmProfile): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        exchangeOf(profile),
        profile.apiBaseUrl,
        profile.partnerId,
        profile.appId,
        profile.routes.userToken,
      ]),
    )
    .digest('base64url');
