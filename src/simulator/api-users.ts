/** The routes that lead to a user-context token. The paths are those of Wych's recipient guide. */
import { Hono } from 'hono';
import { type ApiEnv, requireScope } from './api-gate';
import { isJsonObject } from './json';
import { SCOPES } from './realm-options';
import { answerToken, CUSTOMER_SCOPES } from './token-grants';

const APP = '/partner/:partnerId/app/:appId';

export function userRoutes(): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.use(`${APP}/*`, async (c, next) => {
    const { partnerId, appId } = c.var.realm.credentials;
    const known = c.req.param('partnerId') === partnerId && c.req.param('appId') === appId;
    return known ? next() : c.json({ message: 'App not found' }, 404);
  });

  app.get(`${APP}/users`, requireScope(SCOPES.users), (c) =>
    c.json(c.var.realm.customers.list().map(({ id, email }) => ({ id, email }))),
  );

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
    c.header('Cache-Control', 'no-store');
    const grant = { scopes: CUSTOMER_SCOPES, customerId: customer.id };
    return c.json(await answerToken(c.var.realm, grant, c.env.exchange.now()));
  });

  return app;
}
