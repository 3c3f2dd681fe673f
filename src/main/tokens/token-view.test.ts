import { beforeEach, describe, expect, it } from 'vitest';
import type { Customer, Visit } from '../../shared/customer';
import { fail } from '../../shared/failure';
import { realmTokensSchema, type TokenView } from '../../shared/token';
import { failureOf } from '../revocation/plan-file/plan-file-for-tests';
import { profileFor } from '../wych/network-door-testing';
import { TokenViewService } from './token-view';

const kiwi = profileFor({ loginBaseUrl: 'https://login.example', apiBaseUrl: 'https://api.example' });
const hemi: Customer = { id: 'hemi-1', email: 'hemi@example.nz', name: 'Hēmi Tāmihana' };
const held = { state: 'valid' as const, obtainedAt: 1, validUntil: 2, scopes: ['consents'] };
const ofClient: TokenView = {
  realmId: 'sandbox',
  ...held,
  owner: { kind: 'client', clientId: 'client' },
  claims: [{ name: 'azp', text: 'client' }],
};
const ofHemi: TokenView = {
  realmId: 'sandbox',
  ...held,
  owner: { kind: 'customer', customer: { ...hemi, name: '' } },
  claims: null,
};

const visitTo = (customer: Customer): Visit => ({
  visitId: 'v',
  realmId: 'sandbox',
  customer,
  startedAt: 0,
  endsAt: 1,
});

let views: TokenView[];
let discarded: Array<string | undefined>;
let visit: Visit | null;
let service: TokenViewService;

beforeEach(() => {
  views = [ofClient, ofHemi];
  discarded = [];
  visit = null;
  service = new TokenViewService({
    broker: {
      views: async () => views,
      discard: async (_, subject) => void discarded.push(subject?.id),
      state: async ({ id }) => ({
        realmId: id,
        state: 'none',
        obtainedAt: null,
        validUntil: null,
        scopes: [],
      }),
    },
    requests: { today: (realmId) => (realmId === 'sandbox' ? 7 : 0) },
    realms: {
      get: (realmId) => {
        if (realmId === 'sandbox') return kiwi;
        throw fail('not-found', 'This realm is no longer there.', 'Choose another.');
      },
    },
    ready: async () => {},
    visit: () => visit,
  });
});

describe('the tokens of a realm', () => {
  it('are told with what was spent on them, and fit the contract', async () => {
    const told = await service.list({ realmId: 'sandbox' });
    expect(told).toEqual({ realmId: 'sandbox', tokens: [ofClient, ofHemi], requestsToday: 7 });
    expect(realmTokensSchema.parse(told)).toEqual(told);
  });

  it('name the customer who is visited as the list of customers does', async () => {
    visit = visitTo(hemi);
    const { tokens } = await service.list({ realmId: 'sandbox' });
    expect(tokens[1]?.owner).toEqual({ kind: 'customer', customer: hemi });
  });

  it.each([
    ['of another', visitTo({ ...hemi, id: 'aroha-2', name: 'Aroha Ngata' })],
    ['that one in another realm has', { ...visitTo(hemi), realmId: 'production' }],
  ])('do not give a customer the name %s', async (_, other) => {
    visit = other;
    expect((await service.list({ realmId: 'sandbox' })).tokens).toEqual([ofClient, ofHemi]);
  });

  it('are of no realm that is not there', async () => {
    expect(await failureOf(service.list({ realmId: 'gone' }))).toMatchObject({ kind: 'not-found' });
  });
});

describe('discarding', () => {
  it('takes the client’s own unless a customer is named', async () => {
    expect(await service.discard({ realmId: 'sandbox' })).toMatchObject({ state: 'none' });
    expect(discarded).toEqual([undefined]);
  });

  it('takes that of the customer who is named', async () => {
    await service.discard({ realmId: 'sandbox', customerId: 'hemi-1' });
    expect(discarded).toEqual(['hemi-1']);
  });

  it('never takes the client’s for that of a customer who has none', async () => {
    views = [ofClient];
    const act = service.discard({ realmId: 'sandbox', customerId: 'hemi-1' });
    expect(await failureOf(act)).toMatchObject({ kind: 'not-found' });
    expect(discarded).toEqual([]);
  });
});
