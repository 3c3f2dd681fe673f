/**
 * What every API call passes before it is served: API key, rate limit, token. The words of 403 and 429 are **assumed** to be those of the
 * common cloud gateway that Wych's description fits; the WWW-Authenticate headers are RFC 6750's.
 */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { SimulatorEnv } from './exchange';
import type { SimulatedRealm } from './realm';
import type { TokenGrant } from './token-issuer';

export interface ApiEnv extends SimulatorEnv {
  Variables: { realm: SimulatedRealm; grant: TokenGrant };
}

/** Lets a call through when its key and its token belong to one realm. */
export function gate(realms: readonly SimulatedRealm[]) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const now = c.env.exchange.now();
    const key = c.req.header('x-api-key');
    const realm = realms.find((candidate) => candidate.credentials.apiKey === key);
    if (!realm) return c.json({ message: 'Forbidden' }, 403);

    const { callsPerSecond, rateLimit } = realm.settings;
    const waitMs = realm.rateLimit.delayFor(now, callsPerSecond, rateLimit);
    if (waitMs > 0) {
      c.header('Retry-After', String(Math.ceil(waitMs / 1000)));
      return c.json({ message: 'Too Many Requests' }, 429);
    }

    const token = /^bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const grant = token === undefined ? undefined : await realm.tokens.check(token, now);
    if (!grant) {
      const error =
        token === undefined ? '' : ', error="invalid_token", error_description="Token is not active"';
      c.header('WWW-Authenticate', `Bearer realm="${realm.name}"${error}`);
      return c.json({ message: 'Unauthorized' }, 401);
    }
    c.set('realm', realm);
    c.set('grant', grant);
    return next();
  });
}

/** Refuses a token without `scope`, saying which one is missing. */
export function requireScope(scope: string) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (c.var.grant.scopes.includes(scope)) return next();
    c.header(
      'WWW-Authenticate',
      `Bearer realm="${c.var.realm.name}", error="insufficient_scope", scope="${scope}"`,
    );
    return c.json({ message: `Scope ${scope} is required` }, 403);
  });
}

/** Hides that a consent exists from a customer whose data it is not about. */
export function seesConsent(c: Context<ApiEnv>, id: string): boolean {
  const { customerId } = c.var.grant;
  return customerId === undefined || c.var.realm.consents.ownerOf(id) === customerId;
}
