/**
 * The Keycloak-shaped side: discovery, token endpoint, certificates. Error codes and words are Keycloak's, checked in its order, because
 * the app turns them into advice: an unknown or disabled client is `invalid_client`, a wrong secret `unauthorized_client`, both 401.
 * Stricter than Keycloak in one thing: the client authenticates in the body, as Wych documents, never by Basic.
 */

import type { Context } from 'hono';
import { Hono } from 'hono';
import type { SimulatorEnv } from './exchange';
import type { SimulatedRealm } from './realm';
import { answerToken, exchangeForUser, OAuthError } from './token-grants';

type Ask = Context<SimulatorEnv>;

export function loginRoutes(
  realmNamed: (name: string | undefined) => SimulatedRealm | undefined,
): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  const inRealm = (serve: (realm: SimulatedRealm, c: Ask) => Response | Promise<Response>) => (c: Ask) => {
    const realm = realmNamed(c.req.param('realm'));
    return realm ? serve(realm, c) : c.json({ error: 'Realm does not exist' }, 404);
  };

  app.get(
    '/realms/:realm/.well-known/openid-configuration',
    inRealm((realm, c) => c.json(discoveryOf(realm.issuer))),
  );
  app.get(
    '/realms/:realm/protocol/openid-connect/certs',
    inRealm(async (realm, c) => c.json(await realm.tokens.certs())),
  );
  app.post(
    '/realms/:realm/protocol/openid-connect/token',
    inRealm(async (realm, c) => {
      c.header('Cache-Control', 'no-store');
      c.header('Pragma', 'no-cache');
      if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) {
        return c.json({ error: 'HTTP 415 Unsupported Media Type' }, 415);
      }
      try {
        return c.json(await grant(realm, new URLSearchParams(await c.req.text()), c.env.exchange.now()));
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error;
        return c.json({ error: error.code, error_description: error.message }, error.status);
      }
    }),
  );
  return app;
}

async function grant(realm: SimulatedRealm, form: URLSearchParams, now: number): Promise<object> {
  if (new Set(form.keys()).size < [...form.keys()].length) {
    throw new OAuthError(400, 'invalid_request', 'duplicated parameter');
  }
  const type = form.get('grant_type');
  if (!type) throw new OAuthError(400, 'invalid_request', 'Missing form parameter: grant_type');
  if (!GRANTS.has(type)) throw new OAuthError(400, 'unsupported_grant_type', 'Unsupported grant_type');
  authenticate(realm, form);
  const scopes = allowedScopes(realm, form.get('scope'));
  return type === 'client_credentials'
    ? answerToken(realm, { scopes }, now)
    : exchangeForUser(realm, form, now);
}

const GRANTS = new Set(['client_credentials', 'urn:ietf:params:oauth:grant-type:token-exchange']);

function authenticate(realm: SimulatedRealm, form: URLSearchParams): void {
  const message = 'Invalid client or Invalid client credentials';
  const { clientId, clientSecret } = realm.credentials;
  if (form.get('client_id') !== clientId || !realm.clientEnabled)
    throw new OAuthError(401, 'invalid_client', message);
  if (form.get('client_secret') !== clientSecret) throw new OAuthError(401, 'unauthorized_client', message);
}

function allowedScopes(realm: SimulatedRealm, asked: string | null): readonly string[] {
  const granted = realm.settings.scopes;
  if (!asked) return granted;
  const wanted = asked.split(' ').filter((scope) => scope !== 'openid');
  if (!wanted.every((scope) => granted.includes(scope))) {
    throw new OAuthError(400, 'invalid_scope', `Invalid scopes: ${asked}`);
  }
  return granted;
}

/** As in Wych's sample, down to the grant types in one string that no client should gate on. */
function discoveryOf(issuer: string): object {
  const endpoint = `${issuer}/protocol/openid-connect`;
  return {
    issuer,
    authorization_endpoint: `${endpoint}/auth`,
    token_endpoint: `${endpoint}/token`,
    introspection_endpoint: `${endpoint}/token/introspect`,
    userinfo_endpoint: `${endpoint}/userinfo`,
    end_session_endpoint: `${endpoint}/logout`,
    jwks_uri: `${endpoint}/certs`,
    grant_types_supported: ['authorization_code refresh_token client_credentials'],
  };
}
