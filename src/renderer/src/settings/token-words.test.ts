import { expect, it } from 'vitest';
import type { TokenState } from '../../../shared/token';
import { tokenWords } from './token-words';

const now = Date.UTC(2026, 2, 12);
const token = (state: TokenState['state'], validUntil: number | null = null): TokenState => ({
  realmId: 'a',
  state,
  obtainedAt: null,
  validUntil,
  scopes: [],
});

it('says how long a token is valid', () => {
  expect(tokenWords(token('valid', now + 12 * 60_000), now)).toMatch(/^Valid until .* \(in 12 minutes\)$/);
});

it('does not call a token valid that ran out since it was asked about', () => {
  expect(tokenWords(token('valid', now), now)).toMatch(/^Expired/);
});

it('says what happens next otherwise', () => {
  expect(tokenWords(token('none'), now)).toMatch(/first request/);
  expect(tokenWords(token('expired'), now)).toMatch(/next request/);
  expect(tokenWords(token('refused'), now)).toMatch(/editing/);
});
