/** The token exchange of Wych's own API: the client token is shown to the customer's route, which answers with a token locked to them. */
import type { RealmProfile } from '../../shared/realm';
import type { Clock } from '../clock';
import { routeExchangeFailure } from './exchange-failure';
import type { ExchangeFacts } from './exchange-refusal';
import type { ExchangeSettings } from './exchange-settings';
import { contractFailure } from './http-failure';
import type { DoorAnswer, NetworkDoor } from './network-door';
import { readJsonBody } from './page-body';
import { userTokenRoute } from './routes';
import type { Subject } from './subject';
import { lifeOf, type Token } from './token-life';
import type { GivenToken } from './token-slot';
import { sendCall } from './wych-client-calls';

export interface RouteExchangeOrder {
  profile: RealmProfile;
  apiKey: string;
  clientToken: GivenToken;
  subject: Subject;
  settings: ExchangeSettings;
  facts: ExchangeFacts;
}

/** Throws `invalid-input` where the profile lacks partner id or app id, what `exchange-failure.ts` makes of a refusal, and what the door throws. */
export async function exchangeByRoute(
  { door, clock }: { door: NetworkDoor; clock: Clock },
  { profile, apiKey, clientToken, subject, settings, facts }: RouteExchangeOrder,
): Promise<Token> {
  const target = userTokenRoute(profile, subject.id, settings.method);
  const askedAt = clock.now();
  const answer = await sendCall(door, profile, target, {
    apiKey,
    token: clientToken.value,
    source: clientToken.source,
    subject,
  });
  if (answer.status < 200 || answer.status >= 300) throw routeExchangeFailure(answer, facts);
  const { serverTime } = answer;
  return {
    ...readToken(answer, askedAt),
    obtainedAt: askedAt,
    serverAhead: serverTime === null ? null : serverTime - clock.now(),
  };
}

/** The guide shows no answer. **Assumed**: that of a token endpoint, which is what the simulator and the login have. */
function readToken(answer: DoorAnswer, askedAt: number): Pick<Token, 'value' | 'validUntil' | 'scopes'> {
  const body = readJsonBody(answer) as Record<string, unknown>;
  const value = body.access_token ?? body.accessToken ?? body.token;
  const type = body.token_type ?? body.tokenType ?? 'bearer';
  const life = body.expires_in ?? body.expiresIn;
  const scope = body.scope ?? '';
  const isToken = typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
  if (!isToken || String(type).toLowerCase() !== 'bearer')
    throw contractFailure(answer, 'something else than a token');
  return {
    value,
    validUntil: askedAt + lifeOf(typeof life === 'string' ? Number(life) : life),
    scopes: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [],
  };
}
