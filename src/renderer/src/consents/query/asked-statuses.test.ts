import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consentStatuses } from '../../../../shared/consent-status';
import { shownStatus } from '../rows/shown-status';
import { askedStatuses } from './asked-statuses';
import { parse } from './parse';
import { statusesOf, statusWords } from './status-words';

test.each([
  ['', []],
  ['hemi recipient:acme', []],
  ['status:pending', ['pending']],
  ['status:active,pending hemi', ['active', 'pending']],
  ['status:lapsed', ['active', 'pending']],
  ['status:pending,lapsed', ['pending', 'active']],
  ['status:ended', ['active', 'pending', 'expired', 'revoked', 'rejected', 'consumed']],
  ['status:active,pending status:pending,revoked', ['pending']],
  ['-status:active', []],
  ['~status:active', []],
  ['status:pending -status:active ~status:revoked', ['pending']],
  ['status:"AWAU"', []],
  ['status:', []],
])('%s', (text, statuses) => {
  expect(askedStatuses(parse(text).query)).toEqual(statuses);
});

test('whatever shows as asked has one of these statuses', () => {
  const words = fc.array(fc.constantFrom(...statusWords), { minLength: 1 });
  const record = fc.record({
    status: fc.constantFrom(...consentStatuses),
    expiresAt: fc.option(fc.integer({ min: 0, max: 2 })),
  });
  fc.assert(
    fc.property(words, record, (asked, consent) => {
      const isShown = asked.flatMap(statusesOf).includes(shownStatus(consent, 1));
      if (isShown) expect(askedStatuses(parse(`status:${asked.join(',')}`).query)).toContain(consent.status);
    }),
  );
});
