/** The consent routes. Paths, answers and status codes are **assumed**: Wych's overview names the operations and no more. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { type ApiEnv, requireScope, seesConsent } from './api-gate';
import { isJsonObject, type Json } from './json';
import { answerPage, readPageRequest } from './paging';
import { type RevokeRoute, SCOPES } from './realm-options';

type Ask = Context<ApiEnv>;

export function consentRoutes(): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.get('/consents', requireScope(SCOPES.readConsents), list);
  app.get('/consents/:id', requireScope(SCOPES.readConsents), one);
  app.delete('/consents/:id', requireScope(SCOPES.writeConsents), async (c) => revoke(c, 'DELETE'));
  app.post('/consents/:id/revoke', requireScope(SCOPES.writeConsents), async (c) => revoke(c, 'POST'));
  return app;
}

function list(c: Ask): Response {
  const { settings, consents } = c.var.realm;
  const { url, pagingFault } = c.env.exchange;
  const statuses = url.searchParams
    .getAll('status')
    .flatMap((value) => value.split(','))
    .filter(Boolean);
  if (statuses.length > 0 && settings.statusFilter === 'refused')
    return c.json({ message: 'Unknown parameter: status' }, 400);
  const filter = {
    statuses: statuses.length > 0 && settings.statusFilter === 'honoured' ? statuses : undefined,
    customerId: c.var.grant.customerId,
  };
  try {
    const style = settings.paging;
    const limits = { style, defaultSize: settings.defaultPageSize, maxSize: settings.maxPageSize };
    const answer = answerPage({
      url,
      style,
      shape: settings.listShape,
      asked: readPageRequest(url.searchParams, limits),
      total: consents.count(filter),
      read: (offset, limit) => consents.page(offset, limit, filter),
      fault: pagingFault,
    });
    return c.body(JSON.stringify(answer.body), 200, {
      'Content-Type': 'application/json',
      ...answer.headers,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return c.json({ message: error.message }, 400);
  }
}

function one(c: Ask): Response {
  const id = c.req.param('id') ?? '';
  const record = seesConsent(c, id) ? c.var.realm.consents.get(id) : undefined;
  if (record === undefined) return c.json({ message: 'Consent not found' }, 404);
  return sendJson(c, record);
}

/** As bytes: a Response would go through a text of a megabyte once more, looking for lone surrogates. */
function sendJson(c: Ask, body: Json, headers: Readonly<Record<string, string>> = {}): Response {
  return c.body(Buffer.from(JSON.stringify(body)), 200, { 'Content-Type': 'application/json', ...headers });
}

/** DELETE answers 204, POST the revoked record: a caller must read again to know what was reached, and both must lead it to do so. */
async function revoke(c: Ask, route: RevokeRoute): Promise<Response> {
  const { consents, settings, tokens } = c.var.realm;
  if (!settings.revokeRoutes.includes(route))
    return c.json({ message: 'Method Not Allowed' }, 405, { Allow: 'GET' });
  const reason = await readReason(c);
  if (reason === undefined)
    return c.json({ message: 'The body must be a JSON object with a text "reason"' }, 400);
  const id = c.req.param('id') ?? '';
  if (!seesConsent(c, id)) return c.json({ message: 'Consent not found' }, 404);
  const { clientId, customerId } = c.var.grant;
  const by = customerId ? `${clientId} for ${customerId}` : clientId;
  const owner = consents.ownerOf(id);
  const outcome = consents.revoke(id, { at: c.env.exchange.now(), by, reason });
  if (outcome === 'unknown consent') return c.json({ message: 'Consent not found' }, 404);
  if (outcome === 'already ended') {
    return c.json({ message: 'Consent has already ended', status: consents.statusOf(id) }, 409);
  }
  // 'Any tokens granted under that consent should no longer be used' (Data Holder API overview).
  if (owner !== undefined) tokens.revokeCustomer(owner);
  return route === 'DELETE' ? c.body(null, 204) : one(c);
}

/** The reason given, a default for no body, undefined for a body that makes no sense. */
async function readReason(c: Ask): Promise<string | undefined> {
  const text = await c.req.text();
  if (text === '') return 'Revoked through the API';
  try {
    const body: unknown = JSON.parse(text);
    if (!isJsonObject(body)) return undefined;
    const { reason = 'Revoked through the API' } = body;
    return typeof reason === 'string' ? reason : undefined;
  } catch {
    return undefined;
  }
}
