/** An exchange that fails for the client's own credentials or token, which its other requests stand on too. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../../clock';
import { failureOf } from '../../user-token-testing';
import { LaterClock, startApp } from '../app-testing';
import { Admin } from './admin';
import { customer, exchanging, secretOf } from './keycloak-testing';

const admin = new Admin(fetch);
const [ana, ben] = [customer('ana'), customer('ben')];

function startLater() {
  const clock = new LaterClock();
  return { clock, ...startApp(fetch, secretOf('partner-desk'), clock) };
}

describe('a client token that is good no more', () => {
  it('by the not-before policy is replaced once, and the exchange goes on', async () => {
    const { broker, clock, tokenRequests } = startLater();
    const client = await broker.clientToken(exchanging());
    const old = await broker.userToken(exchanging(), ana);
    await revokeAll();
    expect(await admin.holdsActive(old)).toBe(false);

    clock.later = 2 * 60_000;
    await broker.reject(exchanging(), old, ana); // The API said 401.
    const fresh = await broker.userToken(exchanging(), ana);
    expect(await admin.holdsActive(fresh)).toBe(true);
    expect(await broker.clientToken(exchanging())).not.toBe(client);
    expect(tokenRequests()).toBe(5);
  });

  it('though it is fresh is not replaced at once; the operator may discard it', async () => {
    const { broker, tokenRequests } = startLater();
    await broker.clientToken(exchanging());
    await revokeAll();
    for (const subject of [ana, ben])
      expect(await failureOf(broker.userToken(exchanging(), subject))).toMatchObject({
        kind: 'token-refused',
        retryable: true,
        hint: expect.stringMatching(/^Discard the client token/),
      });
    expect(tokenRequests()).toBe(3);
    await broker.discard(exchanging());
    await expect(broker.userToken(exchanging(), ana)).resolves.toMatch(/^ey/);
  });

  it('for it ran out sooner than the app’s clock says', async () => {
    const still: Clock = { now: () => started, sleep: systemClock.sleep };
    const started = systemClock.now();
    const brief = exchanging('partner-brief');
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-brief'), still);
    await broker.clientToken(brief);
    await sleep(3_100);
    expect(await failureOf(broker.userToken(brief, ana))).toMatchObject({
      kind: 'token-refused',
      status: 400,
    });
    expect(tokenRequests()).toBe(2);
  });

  it('with its service account: there is no other, and the app does not go on asking', async () => {
    const { broker, clock, tokenRequests } = startLater();
    await broker.clientToken(exchanging());
    await admin.setServiceAccountEnabled('partner-desk', false);
    onTestFinished(() => admin.setServiceAccountEnabled('partner-desk', true));
    clock.later = 2 * 60_000;
    for (const subject of [ana, ben, ana])
      expect(await failureOf(broker.userToken(exchanging(), subject))).toMatchObject({
        kind: 'client-refused',
        field: 'clientId',
      });
    expect(tokenRequests()).toBe(3);
  });
});

describe('credentials that are refused', () => {
  it('as the secret was changed: once, for every customer and for the client', async () => {
    const { broker, secrets, clock, tokenRequests } = startLater();
    await broker.clientToken(exchanging());
    secrets.values.set('realm/clientSecret', 'of yesterday');
    for (const subject of [ana, ben])
      expect(await failureOf(broker.userToken(exchanging(), subject))).toMatchObject({
        kind: 'wrong-secret',
        field: 'clientSecret',
        status: 401,
      });
    clock.later = 16 * 60_000;
    expect(await failureOf(broker.clientToken(exchanging()))).toMatchObject({ kind: 'wrong-secret' });
    expect(tokenRequests()).toBe(2);
  });

  it('as the client was disabled: once', async () => {
    const { broker, tokenRequests } = startLater();
    await broker.clientToken(exchanging());
    await admin.setClientEnabled('partner-desk', false);
    onTestFinished(() => admin.setClientEnabled('partner-desk', true));
    for (const subject of [ana, ben])
      expect(await failureOf(broker.userToken(exchanging(), subject))).toMatchObject({
        kind: 'wrong-secret',
        status: 401,
      });
    expect(tokenRequests()).toBe(2);
  });

  it('as the realm was disabled: that passes', async () => {
    const { broker } = startLater();
    await broker.clientToken(exchanging());
    await admin.setRealmEnabled(false);
    onTestFinished(() => admin.setRealmEnabled(true));
    expect(await failureOf(broker.userToken(exchanging(), ana))).toMatchObject({
      kind: 'realm-unknown',
      status: 403,
    });
    await admin.setRealmEnabled(true);
    await expect(broker.userToken(exchanging(), ana)).resolves.toMatch(/^ey/);
  });
});

/** Keycloak's policy counts in whole seconds: a token of the same second would still be good, and a new one must not be refused. */
async function revokeAll(): Promise<void> {
  await nextSecond();
  await admin.refuseTokensBefore(Date.now());
  onTestFinished(() => admin.refuseTokensBefore(0));
}

const nextSecond = () => sleep(1_010 - (Date.now() % 1_000));
