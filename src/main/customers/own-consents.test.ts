import { beforeEach, expect, it } from 'vitest';
import type { Consent } from '../../shared/consent';
import { fail } from '../../shared/failure';
import { failureOf } from '../revocation/plan-file/plan-file-for-tests';
import { FakeServer, sandbox } from '../revocation/run/run-for-tests';
import { anna, TestVisits } from './for-tests';
import { isOwn, OwnConsents } from './own-consents';

let server: FakeServer;
let api: OwnConsents;
let visits: TestVisits;

beforeEach(() => {
  server = new FakeServer();
  api = new OwnConsents(server);
  visits = new TestVisits();
});

/** The context of a visit that is on. */
const context = () => visits.resolve(visits.begin('sandbox'), 'sandbox');
/** Consents c0, c1 … of u0, u1 …; `anna` is u0. */
const add = (count: number): Consent[] => server.add('sandbox', count);

it('a consent of the customer is shown, and one that does not say whose it is', async () => {
  add(1);
  server.records.set('sandbox/unnamed', { id: 'unnamed', status: 'Active' });
  expect((await api.showConsent(sandbox, 'c0', context())).consent.customer.id).toBe(anna.id);
  expect((await api.showConsent(sandbox, 'unnamed', context())).consent.customer.id).toBe('');
  expect(server.subjects).toEqual([anna.id, anna.id]);
});

it('one of somebody else is not; as the client’s own it is', async () => {
  add(2);
  expect(await failureOf(api.showConsent(sandbox, 'c1', context()))).toMatchObject({ kind: 'contract' });
  expect((await api.showConsent(sandbox, 'c1')).consent.id).toBe('c1');
});

it.each([
  ['answered', () => undefined],
  [
    'broken off',
    () => {
      throw fail('cancelled', 'The request was stopped.', 'Try again.');
    },
  ],
])('what is %s when the visit has ended fails of that', async (_, then) => {
  add(1);
  server.onRead = () => {
    visits.end('unused');
    return then();
  };
  expect(await failureOf(api.showConsent(sandbox, 'c0', context()))).toMatchObject({
    kind: 'visit-ended',
    message: expect.stringContaining('15 minutes'),
  });
});

it('what fails of something else says that', async () => {
  expect(await failureOf(api.showConsent(sandbox, 'none', context()))).toMatchObject({ kind: 'not-found' });
});

it('an e-mail address alone makes nobody somebody else: it may have changed', () => {
  const [consent] = add(1);
  if (!consent) throw new Error('none');
  const renamed = { ...consent, customer: { ...consent.customer, email: 'new@example.com' } };
  expect(isOwn(renamed, { subject: anna })).toBe(true);
  expect(isOwn({ ...consent, customer: { ...consent.customer, id: 'U0' } }, { subject: anna })).toBe(false);
});
