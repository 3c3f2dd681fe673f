import { beforeEach, expect, it } from 'vitest';
import type { DoorCall } from '../wych/network-door';
import { FetchDoor } from '../wych/network-door';
import { FakeClock } from '../wych/network-door-testing';
import { NotSentError } from '../wych/paced-door';
import { anna, TestVisits } from './for-tests';
import { VisitDoor } from './visit-door';

let visits: TestVisits;
let sent: string[];
/** What a call waits for that wants a connection. */
let connecting: () => unknown;
let door: VisitDoor;

const revoke: DoorCall = {
  realmId: 'r1',
  kind: 'revoke',
  subject: anna.id,
  method: 'DELETE',
  url: 'https://api.example/consents/c1',
  origin: 'https://api.example',
  headers: {},
};

beforeEach(() => {
  visits = new TestVisits();
  sent = [];
  connecting = () => undefined;
  const fetch = async (url: string) => {
    sent.push(url);
    return new Response('{}');
  };
  const transport = {
    read: fetch,
    write: async <T>(exchange: (over: typeof fetch) => Promise<T>) => {
      await connecting();
      return exchange(fetch);
    },
  };
  const below = new FetchDoor({ transport, clock: new FakeClock(), allowsLoopbackHttp: () => false });
  door = new VisitDoor(below, (realmId, customerId) => visits.permits(realmId, customerId));
});

it('lets out what is sent in the context of who is acted for, and what is the client’s own', async () => {
  visits.begin('r1');
  await door.send(revoke);
  visits.end();
  const { subject: _, ...own } = revoke;
  await door.send(own);
  expect(sent).toHaveLength(2);
});

it.each([
  ['nobody', () => {}],
  ['somebody else', () => visits.begin('r1', { ...anna, id: 'u-ben' })],
  ['the same in another realm', () => visits.begin('r2')],
])('lets nothing out while %s is acted for', async (_, prepare) => {
  prepare();
  await expect(door.send(revoke)).rejects.toBeInstanceOf(NotSentError);
  await expect(door.send({ ...revoke, method: 'GET' })).rejects.toMatchObject({
    failure: { kind: 'visit-ended' },
  });
  expect(sent).toEqual([]);
});

it('nor what waited for a connection while the visit ended', async () => {
  visits.begin('r1');
  connecting = () => visits.end();
  await expect(door.send(revoke)).rejects.toBeInstanceOf(NotSentError);
  expect(sent).toEqual([]);
});
