/** Nobody is acted for by mistake: Keycloak gives tokens of others gladly when a parameter gets lost, and takes a customer's back when it must. */
import { decodeJwt } from 'jose';
import { expect, it, onTestFinished } from 'vitest';
import { failureOf } from '../../user-token-testing';
import { startApp } from '../app-testing';
import { Admin } from './admin';
import { wire } from './exchange-wire';
import { customer, exchanging, secretOf } from './keycloak-testing';

const admin = new Admin(fetch);
const [ana, ben] = [customer('ana'), customer('ben')];

it.each<[string, (form: URLSearchParams) => void, string | undefined]>([
  ['the client itself', (form) => form.delete('requested_subject'), undefined],
  ['another customer', (form) => form.set('requested_subject', ben.id), ben.id],
])('a token of %s is thrown away, though Keycloak gave it', async (_, change, owner) => {
  const { fetch: wired, exchanges } = wire(fetch, change);
  const { broker } = startApp(wired, secretOf('partner-desk'));
  expect(await failureOf(broker.userToken(exchanging(), ana))).toMatchObject({
    kind: 'contract',
    message: expect.stringContaining('somebody else'),
  });
  const given = decodeJwt(String(exchanges[0]?.answer.access_token)).sub;
  expect(given).toEqual(owner ?? expect.stringMatching(/./));
  expect(given).not.toBe(ana.id);
  expect(await broker.state(exchanging(), ana)).toMatchObject({ state: 'none', validUntil: null });
  expect((await broker.state(exchanging())).state).toBe('valid');
});

it('a customer without an address, where it is by address, is nobody: the client does not act for itself instead', async () => {
  const { broker } = startApp(fetch, secretOf('partner-desk'));
  const byEmail = exchanging('partner-desk', { requestedSubject: 'email' });
  await expect(broker.userToken(byEmail, { id: ana.id, email: '' })).rejects.toThrow();
});

it('a customer who was disabled takes their token along, and there is no other', async () => {
  const { broker } = startApp(fetch, secretOf('partner-desk'));
  const token = await broker.userToken(exchanging(), ana);
  await admin.setUserEnabled(ana.id, false);
  onTestFinished(() => admin.setUserEnabled(ana.id, true));
  expect(await admin.holdsActive(token)).toBe(false);

  await broker.reject(exchanging(), token, ana);
  expect(await failureOf(broker.userToken(exchanging(), ana))).toMatchObject({ status: 403 });
  await expect(broker.userToken(exchanging(), ben)).resolves.toMatch(/^ey/);
});
