/** Tokens that Keycloak takes back before their time, as after a leak. The API's 401 is how the app learns of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../app-testing';
import { Admin } from './admin';
import { profile, secretOf } from './keycloak-testing';

const admin = new Admin(fetch);
describe('a token that was taken back', () => {
  it('by the not-before policy is replaced by one that is good, when the API refuses it', async () => {
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
    const old = await broker.clientToken(profile());
    expect(await admin.holdsActive(old)).toBe(true);
    await afterThisSecond();
    await admin.refuseTokensBefore(Date.now());
    onTestFinished(() => admin.refuseTokensBefore(0));
    expect(await admin.holdsActive(old)).toBe(false);

    // Nobody tells the app: `not-before-policy` comes with new tokens only.
    expect(await broker.clientToken(profile())).toBe(old);
    await broker.reject(profile(), old);
    const fresh = await broker.clientToken(profile());
    expect(await admin.holdsActive(fresh)).toBe(true);
    expect(tokenRequests()).toBe(2);
  });

  it('with its service account cannot be replaced, and the app does not go on asking', async () => {
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
    const old = await broker.clientToken(profile());
    await admin.setServiceAccountEnabled('partner-desk', false);
    onTestFinished(() => admin.setServiceAccountEnabled('partner-desk', true));
    expect(await admin.holdsActive(old)).toBe(false);

    await broker.reject(profile(), old);
    for (let time = 0; time < 3; time++)
      await expect(broker.clientToken(profile())).rejects.toMatchObject({
        failure: { kind: 'client-refused' },
      });
    expect(tokenRequests()).toBe(2);
  });

  it('is none of another realm’s: that one is no token here at all', async () => {
    const { broker } = startApp(fetch, secretOf('partner-desk', 'neighbour'));
    const foreign = await broker.clientToken(profile('partner-desk', { realmName: 'neighbour' }));
    expect(await admin.holdsActive(foreign)).toBe(false);
  });

  it('is not shared between realms that have a client of the same id', async () => {
    const { broker, secrets, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
    const here = await broker.clientToken(profile());
    secrets.values.set('realm/clientSecret', secretOf('partner-desk', 'neighbour'));
    const there = await broker.clientToken(profile('partner-desk', { realmName: 'neighbour' }));
    expect(there).not.toBe(here);
    expect(tokenRequests()).toBe(2);
  });
});

/** Keycloak's policy counts in whole seconds: a token of the same second would still be good. */
const afterThisSecond = () => sleep(1_010 - (Date.now() % 1_000));
