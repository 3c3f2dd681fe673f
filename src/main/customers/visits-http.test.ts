/** A visit from the list of customers to a revoked consent, on a simulator over real HTTP. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/audit';
import type { Consent } from '../../shared/consent';
import { failureOf } from '../revocation/plan-file/plan-file-for-tests';
import { FetchDoor } from '../wych/network-door';
import { plainTransport } from '../wych/network-door-testing';
import { PacedDoor } from '../wych/paced-door';
import { startExchange, type TestExchange } from '../wych/user-token-testing';
import { WychClient } from '../wych/wych-client';
import { CustomerDirectory } from './customer-directory';
import { OwnConsents } from './own-consents';
import { VisitDoor } from './visit-door';
import { Visits } from './visits';

let test: TestExchange;
let client: OwnConsents;
let visits: Visits;
let entries: AuditEntry[];
let directory: CustomerDirectory;

beforeEach(async () => {
  test = await startExchange(fetch, {}, { consents: 60, customers: 6 });
  const { clock, secrets, broker } = test;
  entries = [];
  const profile = test.profile();
  const wire = new FetchDoor({ transport: plainTransport(fetch), clock, allowsLoopbackHttp: () => true });
  const permits = (realmId: string, customerId: string) => visits.permits(realmId, customerId);
  const door = new PacedDoor(new VisitDoor(wire, permits), clock);
  const wych = new WychClient({ door, broker, secrets, isCurrent: () => true, clock });
  client = new OwnConsents(wych);
  directory = new CustomerDirectory({ source: wych, realms: { get: () => profile }, clock });
  visits = new Visits({
    realms: { profiles: [profile], get: () => profile, onChange: () => {} },
    ready: async () => {},
    customers: directory,
    tokens: broker,
    audit: {
      append: async (entry) => {
        entries.push(entry);
        return { seq: entries.length, mac: '' };
      },
    },
    clock,
    steady: () => 0,
    screenIsLocked: async () => false,
  });
});
afterEach(async () => {
  await visits.close('app ended');
  await test.simulator.close();
});

/** The list is read while somebody asks. */
async function find(nth: number) {
  const { id } = test.simulator.realm('sandbox').customers.at(nth);
  while ((await directory.search({ realmId: 'sandbox', text: id, limit: 1 })).state === 'reading')
    await new Promise((resolve) => setTimeout(resolve, 5));
  return id;
}
const exchanges = () => test.simulator.journal.entries({ path: /\/user\/[^/]+\/token/ }).length;

async function listIn(visitId: string): Promise<Consent[]> {
  const consents: Consent[] = [];
  const context = visits.resolve(visitId, 'sandbox');
  for await (const { records } of client.listConsents(test.profile(), context)) consents.push(...records);
  return consents;
}

it('one exchange, the customer’s consents alone, and a revoke on their behalf', async () => {
  const customerId = await find(1);
  const { visitId, customer } = await visits.begin({ realmId: 'sandbox', customerId });
  expect(customer.email).toContain('@');
  const consents = await listIn(visitId);
  const owned = test.simulator
    .realm('sandbox')
    .consents.ids()
    .filter((id) => test.simulator.realm('sandbox').consents.ownerOf(id) === customerId);
  expect(consents.map(({ id }) => id).sort()).toEqual(owned.sort());
  expect(consents.length).toBeGreaterThan(0);
  expect(exchanges()).toBe(1);
  const active = consents.find(({ status }) => status === 'active');
  if (!active) throw new Error('none is active');
  const subject = visits.resolve(visitId, 'sandbox')?.subject;
  const answer = await client.revokeConsent(test.profile(), active.id, 'Asked by customer', { subject });
  expect(answer.kind).toBe('accepted');
  expect(entries).toMatchObject([{ kind: 'visit-began', subject: customerId }]);
});

it('nothing more is sent when it has ended, and its token is gone', async () => {
  const customerId = await find(1);
  const { visitId } = await visits.begin({ realmId: 'sandbox', customerId });
  const context = visits.resolve(visitId, 'sandbox');
  const [consent] = await listIn(visitId);
  await visits.end({ visitId });
  const before = test.simulator.journal.count();
  const revoked = client.revokeConsent(test.profile(), consent?.id ?? '', 'Asked', {
    subject: context?.subject,
  });
  expect(await failureOf(revoked)).toMatchObject({ kind: 'visit-ended' });
  expect(await failureOf(client.showConsent(test.profile(), consent?.id ?? '', context))).toMatchObject({
    kind: 'visit-ended',
  });
  expect(test.simulator.journal.entries({ endpoint: 'revoke' })).toEqual([]);
  expect(test.simulator.journal.entries({ endpoint: 'consent' })).toEqual([]);
  // At most a token of the broker, which here has a door of its own.
  expect(test.simulator.journal.count() - before).toBeLessThanOrEqual(1);
});

it('a customer whom the list does not have is not exchanged for', async () => {
  await find(1);
  expect(await failureOf(visits.begin({ realmId: 'sandbox', customerId: 'nobody' }))).toMatchObject({
    kind: 'customer-unknown',
  });
  expect(exchanges()).toBe(0);
});
