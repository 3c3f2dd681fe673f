import { beforeEach, expect, it } from 'vitest';
import type { Consent } from '../../shared/consent';
import { anna, TestVisits } from '../customers/for-tests';
import { OwnConsents } from '../customers/own-consents';
import { decodeConsent } from '../wych/consent-codec';
import { profileFor } from '../wych/network-door-testing';
import type { CallContext } from '../wych/wych-client-calls';
import { TestWindow } from './browse-testing';
import { ConsentBrowser } from './consent-browser';
import type { ConsentPart } from './realm-stream';

let visits: TestVisits;
let window: TestWindow;
let contexts: CallContext[];
let first: number;
/** A page for each; what is called is waited for in its place. */
let pages: Array<Consent[] | (() => unknown)>;
let browser: ConsentBrowser;

const of = (customerId: string, id: string): Consent => {
  const consent = decodeConsent('r1', { id, ...(customerId && { user: { id: customerId } }) });
  if (!consent) throw new Error('unreadable');
  return consent;
};

async function* list(signal?: AbortSignal): AsyncGenerator<ConsentPart> {
  for (const page of pages) {
    if (typeof page === 'function') await page();
    if (signal?.aborted) throw new Error('broken off');
    if (typeof page !== 'function') yield { records: page, unreadable: 0, repeated: 0, total: null };
  }
}

beforeEach(() => {
  visits = new TestVisits();
  window = new TestWindow();
  contexts = [];
  first = 0;
  pages = [[of(anna.id, 'a'), of('', 'b')]];
  const never = () => Promise.reject(new Error('not asked for here'));
  const source = new OwnConsents({
    listConsents: (_, context = {}) => {
      contexts.push(context);
      return list(context.signal);
    },
    listFirst: () => {
      first += 1;
      return list();
    },
    showConsent: never,
    revokeConsent: never,
  });
  const get = (id: string) => profileFor({ loginBaseUrl: 'https://a', apiBaseUrl: 'https://b' }, { id });
  browser = new ConsentBrowser({ source, realms: { get }, visits, handOver: window.handOver });
});

const pullAll = async (id: string) => {
  const pulls = await window.port(id).pullAll();
  return {
    ids: pulls.flatMap(({ consents }) => consents.map((one) => one.id)),
    last: pulls.at(-1)?.progress,
  };
};

it('reads the realm of the visit in its context; what does not say whose it is, is the customer’s', async () => {
  const visitId = visits.begin('r1');
  const { ids, last } = await pullAll(browser.browse(['r1'], [], visitId));
  expect(ids).toEqual(['a', 'b']);
  expect(last).toMatchObject([{ realmId: 'r1', state: 'complete' }]);
  expect(contexts).toMatchObject([{ subject: anna }]);
});

it('without one it is the client’s own, also while somebody is acted for', async () => {
  visits.begin('r1');
  pages = [[of('u-ben', 'a')]];
  expect((await pullAll(browser.browse(['r1']))).ids).toEqual(['a']);
  expect(contexts[0]).not.toHaveProperty('subject');
});

it.each([[['r2']], [['r1', 'r2']]])('refuses other realms: %j', (realmIds) => {
  const visitId = visits.begin('r1');
  expect(() => browser.browse(realmIds, [], visitId)).toThrow('another realm');
  expect(contexts).toEqual([]);
});

it('refuses a visit that is over', () => {
  const visitId = visits.begin('r1');
  visits.end();
  expect(() => browser.browse(['r1'], [], visitId)).toThrow('act for this customer');
});

it('needs no head start there, and makes none as the client', async () => {
  const visitId = visits.begin('r1');
  const { ids, last } = await pullAll(browser.browse(['r1'], ['active'], visitId));
  expect([ids, first, contexts]).toEqual([[], 0, []]);
  expect(last).toMatchObject([{ state: 'complete' }]);
});

it('shows nothing of other customers, and says that the API answered with them', async () => {
  const visitId = visits.begin('r1');
  pages = [[of(anna.id, 'a')], [of(anna.id, 'b'), of('u-ben', 'c')], [of(anna.id, 'd')]];
  const { ids, last } = await pullAll(browser.browse(['r1'], [], visitId));
  expect(ids).toEqual(['a']);
  expect(last).toMatchObject([{ state: 'failed', failure: { kind: 'contract' } }]);
});

it('ends with the visit, and says so', async () => {
  const visitId = visits.begin('r1');
  pages = [[of(anna.id, 'a')], () => visits.end('locked'), [of(anna.id, 'b')]];
  const { ids, last } = await pullAll(browser.browse(['r1'], [], visitId));
  expect(ids).toEqual(['a']);
  expect(last).toMatchObject([{ state: 'failed', failure: { kind: 'visit-ended' } }]);
});
