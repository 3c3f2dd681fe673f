/** The API in the context of a customer, and the list they are found in: over real HTTP to the simulator. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Customer } from '../../shared/customer';
import {
  fault,
  type PagingStyle,
  type RealmOptions,
  SCOPES,
  sandboxRealm,
  type UserListShape,
} from '../../simulator/index';
import type { Subject } from './subject';
import { failureOf } from './user-token-testing';
import { startTestClient, type TestClient } from './wych-client-testing';

let test: TestClient;
afterEach(() => test.simulator.close());
const start = async (options: Partial<RealmOptions> = {}) => {
  test = await startTestClient({ fetch, realms: [sandboxRealm({ consents: 60, ...options })] });
};
const realm = () => test.simulator.realm('sandbox');
const profile = () => {
  const { partnerId, appId } = realm().credentials;
  return test.profile(0, { partnerId, appId });
};
const count = (endpoint: 'token' | 'consent' | 'user-token' | 'list' | 'users' | 'find-or-create-user') =>
  test.simulator.journal.count({ endpoint });

/** Somebody with an active consent, and its id. */
function anyone(): { subject: Subject; consentId: string } {
  const consentId = realm()
    .consents.ids()
    .find((id) => /auth|active/i.test(realm().consents.statusOf(id) ?? ''));
  const owner = consentId && realm().consents.ownerOf(consentId);
  const customer = owner && realm().customers.find(owner);
  if (!consentId || !customer) throw new Error('nobody has an active consent');
  return { consentId, subject: { id: customer.id, email: customer.email } };
}

async function listOf(subject?: Subject) {
  const owners = new Set<string>();
  let records = 0;
  for await (const part of test.client.listConsents(profile(), { subject })) {
    records += part.records.length;
    for (const { customer } of part.records) owners.add(customer.id);
  }
  return { owners: [...owners], records };
}

describe('in the context of a customer', () => {
  it('their consents are listed and no others, with one exchange', async () => {
    await start();
    const { subject, consentId } = anyone();
    expect((await listOf(subject)).owners).toEqual([subject.id]);
    expect((await test.client.showConsent(profile(), consentId, { subject })).consent.id).toBe(consentId);
    expect((await listOf()).records).toBe(60);
    expect([count('user-token'), count('token')]).toEqual([1, 1]);
  });

  it('another customer’s consent is not there', async () => {
    await start();
    const { subject } = anyone();
    const other =
      realm()
        .consents.ids()
        .find((id) => realm().consents.ownerOf(id) !== subject.id) ?? '';
    const shown = test.client.showConsent(profile(), other, { subject });
    expect(await failureOf(shown)).toMatchObject({ kind: 'not-found' });
  });

  it('a revocation ends the token it was made with, and reading again takes a new one (V6)', async () => {
    await start();
    const { subject, consentId } = anyone();
    expect(await test.client.revokeConsent(profile(), consentId, 'asked for', { subject })).toMatchObject({
      kind: 'accepted',
    });
    const { consent } = await test.client.showConsent(profile(), consentId, { subject });
    expect(consent.status).toBe('revoked');
    // The old one was not shown to the API again.
    expect([count('user-token'), count('consent'), count('token')]).toEqual([2, 1, 1]);
  });

  it('a refused token is replaced alone, once (#27)', async () => {
    await start();
    const { subject } = anyone();
    await listOf();
    await listOf(subject);
    realm().tokens.revokeCustomer(subject.id);
    expect((await listOf(subject)).owners).toEqual([subject.id]);
    expect([count('user-token'), count('token')]).toEqual([2, 1]);
  });

  it('tokens that are refused for ever are not asked for, for ever', async () => {
    await start();
    const { subject } = anyone();
    await listOf();
    test.simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.unauthorized() });
    for (let time = 0; time < 5; time++)
      expect(await failureOf(listOf(subject))).toMatchObject({ kind: 'token-refused' });
    expect([count('user-token'), count('token')]).toEqual([2, 1]);
  });
});

describe('the list of customers', () => {
  const read = async () => {
    const customers: Customer[] = [];
    for await (const { records } of test.client.listUsers(profile())) customers.push(...records);
    return customers;
  };

  it.each<[PagingStyle, UserListShape, RealmOptions['userFields']]>([
    ['none', 'array', 'guide'],
    ['page', 'data', 'named'],
    ['page', 'array', 'named'],
    ['links', 'users', 'keycloak'],
    ['link-header', 'items', 'guide'],
    ['cursor', 'results', 'keycloak'],
    ['none', 'users', 'named'],
  ])(
    'is read whole with paging %j, shape %j and fields %j',
    async (userPaging, userListShape, userFields) => {
      await start({ customers: 230, maxPageSize: 100, userPaging, userListShape, userFields });
      const customers = await read();
      const all = realm().customers.list();
      expect(customers.map(({ id, email }) => [id, email])).toEqual(all.map(({ id, email }) => [id, email]));
      expect(customers.every(({ name }) => (name === '') === (userFields === 'guide'))).toBe(true);
      expect(count('find-or-create-user')).toBe(0);
    },
  );

  it('is stopped when it repeats itself, and says what it is a list of', async () => {
    await start({ customers: 50, maxPageSize: 10, userPaging: 'page', userListShape: 'data' });
    test.simulator.faults.add({ match: { endpoint: 'users' }, fault: fault.paging('same-page') });
    expect(await failureOf(read())).toMatchObject({
      kind: 'contract',
      message: expect.stringContaining('list of customers'),
    });
  });

  it('says which scope is missing', async () => {
    await start({ scopes: [SCOPES.readConsents, SCOPES.exchange] });
    expect(await failureOf(read())).toMatchObject({
      kind: 'scope-missing',
      status: 403,
      hint: expect.stringContaining(SCOPES.users),
    });
  });

  it('says which fields of the realm are wrong or missing', async () => {
    await start();
    const list = (more: object) => test.client.listUsers({ ...profile(), ...more }).next();
    expect(await failureOf(list({ appId: 'other' }))).toMatchObject({
      kind: 'client-refused',
      field: 'appId',
    });
    expect(await failureOf(list({ partnerId: undefined }))).toMatchObject({ field: 'partnerId' });
  });

  it('goes by the route of the profile', async () => {
    await start();
    const routes = { users: '/people' };
    expect(await failureOf(test.client.listUsers({ ...profile(), routes }).next())).toMatchObject({
      kind: 'not-found',
    });
    expect(test.simulator.journal.count({ path: '/v4/people' })).toBeGreaterThan(0);
  });
});
