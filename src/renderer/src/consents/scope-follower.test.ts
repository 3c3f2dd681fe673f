import { expect, it } from 'vitest';
import type { RealmEntry, RealmProfile } from '../../../shared/realm';
import { createScopeFollower, type Shown } from './scope-follower';

const profile = (id: string, change: Partial<RealmProfile> = {}): RealmProfile => ({
  id,
  name: id,
  environment: 'sandbox',
  loginBaseUrl: 'https://login.wych.app',
  realmName: id,
  apiBaseUrl: 'https://sandbox.wych.io/v4',
  clientId: 'ops',
  accent: 'grape',
  routes: {},
  demo: false,
  readOnly: false,
  ...change,
});
const entry = (id: string, change: Partial<RealmProfile> = {}): RealmEntry => ({
  profile: profile(id, change),
  secrets: { clientSecret: 'stored', apiKey: 'stored' },
});
const shown = (entries: readonly RealmEntry[], change: Partial<Shown> = {}): Shown => ({
  entries,
  saves: {},
  visitId: null,
  ...change,
});

/** The follower over lists that note what they are told, in its order. */
function followed() {
  const told: unknown[][] = [];
  let visitId: string | null = null;
  const follower = createScopeFollower({
    visitId: () => visitId,
    keepWithin: (realmIds) => told.push(['keep', realmIds]),
    rescope: (realmIds, stay, visit) => told.push(['rescope', realmIds, stay, visit]),
    open: (realmIds, stay, visit) => {
      visitId = visit;
      told.push(['open', realmIds, stay, visit]);
    },
  });
  return { follow: follower.follow, told: () => told.splice(0) };
}

it('lets go of what is of other realms before it reads the ones on screen', () => {
  const { follow, told } = followed();
  follow(shown([entry('kiwi')]));
  told();
  follow(shown([entry('kea')]));
  expect(told()).toEqual([
    ['keep', ['kea']],
    ['rescope', ['kea'], ['kea'], null],
    ['open', ['kea'], ['kea'], null],
  ]);
});

it('reads nothing again for what does not change the list: its name, its colour, the order in the rail', () => {
  const { follow, told } = followed();
  follow(shown([entry('kiwi'), entry('kea')]));
  told();
  follow(shown([entry('kea', { name: 'Kea 2', accent: 'red' }), entry('kiwi')]));
  expect(told()).toEqual([]);
});

it.each([
  ['it was saved', shown([entry('kiwi')], { saves: { kiwi: 1 } })],
  [
    'a secret is missing now',
    shown([{ ...entry('kiwi'), secrets: { clientSecret: 'missing', apiKey: 'stored' } } as RealmEntry]),
  ],
  ['its paths are others', shown([entry('kiwi', { routes: { list: '/own/consents' } })])],
])('reads a realm anew when %s, and keeps its rows meanwhile', (_, changed) => {
  const { follow, told } = followed();
  follow(shown([entry('kiwi')]));
  told();
  follow(changed);
  expect(told()).toContainEqual(['open', ['kiwi'], ['kiwi'], null]);
});

it('keeps nothing of a realm that leads elsewhere since', () => {
  const { follow, told } = followed();
  follow(shown([entry('kiwi'), entry('kea')]));
  told();
  follow(shown([entry('kiwi', { apiBaseUrl: 'https://api.wych.io/v4' }), entry('kea')]));
  expect(told()).toEqual([
    ['keep', ['kea']],
    ['rescope', ['kiwi', 'kea'], ['kea'], null],
    ['open', ['kiwi', 'kea'], ['kea'], null],
  ]);
});

it('carries nothing into a visit, out of it, or from one visit into another', () => {
  const { follow, told } = followed();
  for (const visitId of [null, 'visit-1', 'visit-2', null]) follow(shown([entry('kiwi')], { visitId }));
  expect(told().filter(([what]) => what === 'open')).toEqual([
    ['open', ['kiwi'], ['kiwi'], null],
    ['open', ['kiwi'], [], 'visit-1'],
    ['open', ['kiwi'], [], 'visit-2'],
    ['open', ['kiwi'], [], null],
  ]);
});

it('keeps and reads nothing behind another screen, and reads again when the list comes back', () => {
  const { follow, told } = followed();
  follow(null);
  expect(told()).toEqual([]);
  follow(shown([entry('kiwi')]));
  told();
  follow(null);
  follow(null);
  expect(told()).toEqual([
    ['keep', []],
    ['open', [], [], null],
  ]);
  follow(shown([entry('kiwi')]));
  expect(told()).toContainEqual(['open', ['kiwi'], ['kiwi'], null]);
});
