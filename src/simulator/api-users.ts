/** The routes that lead to a user-context token. The paths are those of Wych's recipient guide. */
import type { Context } from 'hono';
import { Hono } from 'hono';
import { type ApiEnv, requireScope } from './api-gate';
import { isJsonObject, type Json } from './json';
import type { Customer } from './names';
import { answerPage, readPageRequest } from './paging';
import type { SimulatedRealm } from './realm';
import { SCOPES } from './realm-options';
import { answerToken, CUSTOMER_SCOPES } from './token-grants';

const APP = '/partner/:partnerId/app/:appId';

type Ask = Context<ApiEnv>;

export function userRoutes(): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.use(`${APP}/*`, async (c, next) => {
    const { partnerId, appId } = c.var.realm.credentials;
    const known = c.req.param('partnerId') === partnerId && c.req.param('appId') === appId;
    return known ? next() : c.json({ message: 'App not found' }, 404);
  });

  app.get(`${APP}/users`, requireScope(SCOPES.users), list);

  app.post(`${APP}/user`, requireScope(SCOPES.users), async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const email = isJsonObject(body) ? body.email : undefined;
    if (typeof email !== 'string' || !email.includes('@'))
      return c.json({ message: 'email is required' }, 400);
    const customer = c.var.realm.customers.findOrCreate(email);
    return c.json({ id: customer.id, email: customer.email });
  });

  app.on(['GET', 'POST'], `${APP}/user/:userId/token`, requireScope(SCOPES.exchange), async (c) => {
    const customer = c.var.realm.customers.find(c.req.param('userId'));
    if (!customer) return c.json({ message: 'User not found' }, 404);
    if (c.var.realm.isDisabled(customer.id)) return c.json({ message: 'User is disabled' }, 403);
    c.header('Cache-Control', 'no-store');
    const grant = { scopes: CUSTOMER_SCOPES, customerId: customer.id };
    return c.json(await answerToken(c.var.realm, grant, c.env.exchange.now()));
  });

  return app;
}

function list(c: Ask): Response {
  const { realm } = c.var;
  const { userPaging: style, userListShape: shape, defaultPageSize, maxPageSize } = realm.settings;
  const { url, pagingFault } = c.env.exchange;
  try {
    const answer = answerPage({
      url,
      style,
      shape,
      asked: readPageRequest(url.searchParams, { style, defaultSize: defaultPageSize, maxSize: maxPageSize }),
      total: realm.customers.count,
      read: (offset, limit) =>
        realm.customers.page(offset, limit).map((customer) => recordOf(realm, customer)),
      fault: pagingFault,
    });
    return c.json(answer.body, 200, answer.headers);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return c.json({ message: error.message }, 400);
  }
}

function recordOf(realm: SimulatedRealm, { id, name, email }: Customer): Json {
  switch (realm.settings.userFields) {
    case 'guide':
      return { id, email };
    case 'named':
      return { id, email, name };
    case 'keycloak': {
      const [firstName = '', ...others] = name.split(' ');
      return {
        id,
        username: email,
        firstName,
        lastName: others.join(' '),
        email,
        enabled: !realm.isDisabled(id),
      };
    }
  }
}
