import { expect, it } from 'vitest';
import type { AppStatus } from '../../../shared/app-status';
import type { Failure } from '../../../shared/failure';
import type { RealmEntry } from '../../../shared/realm';
import { screenFor } from './screen';

const status = (vault: Partial<AppStatus['vault']> = {}) =>
  ({ vault: { state: 'open', unreadable: [], ...vault } }) as unknown as AppStatus;
const state = (changes: object = {}) => ({
  status: status(),
  failure: null,
  secretsLater: false,
  ...changes,
});
const entries = [{}] as RealmEntry[];
const all = { kind: 'all' } as const;
const unreadable = [{ realmId: 'a', field: 'apiKey' as const }];

it.each([
  ['starting', state({ status: null }), [], null],
  ['failed', state({ status: null, failure: {} as Failure }), [], null],
  ['keychain-changed', state({ status: status({ state: 'changed', unreadable }) }), [], null],
  ['welcome', state(), [], null],
  ['secrets-again', state({ status: status({ unreadable }) }), entries, all],
  ['consents', state({ status: status({ unreadable }), secretsLater: true }), entries, all],
  ['choose-realm', state(), entries, null],
  ['consents', state(), entries, all],
] as const)('shows %s', (screen, app, realms, scope) => {
  expect(screenFor(app, realms, scope)).toBe(screen);
});
