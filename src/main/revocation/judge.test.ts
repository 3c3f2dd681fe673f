import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Consent, consentStatuses, isRevocable } from '../../shared/consent';
import type { Failure } from '../../shared/failure';
import { decodeConsent } from '../wych/consent-codec';
import type { RevokeAnswer } from '../wych/wych-client-revoke';
import { differences } from './differences';
import { type Chosen, isSettled, judgeAfter, judgeBefore, type Reading } from './judge';
import { freeze } from './plan/plan';

const chosen = decodeConsent('sandbox', {
  id: 'c1',
  status: 'Authorised',
  expires: '2027-01-01T00:00:00Z',
  recipient: { id: 'r1', name: 'Moa' },
  user: { id: 'u1', email: 'a@example.com' },
  permissions: ['a', 'b'],
}) as Consent;

const salt = '00ff';
const frozen = freeze(chosen, salt);
const planned: Chosen = { consent: frozen, salt, sentBefore: false };
const sentBefore: Chosen = { ...planned, sentBefore: true };

const failure = (kind: Failure['kind'], status?: number): Failure => ({
  kind,
  message: 'It went wrong.',
  hint: 'Try again.',
  retryable: true,
  ...(status && { status }),
});
const present = (consent: Partial<Consent>): Reading => ({
  kind: 'present',
  consent: { ...chosen, ...consent },
});
const absent: Reading = { kind: 'absent', failure: failure('not-found', 404) };
const unreadable: Reading = { kind: 'unreadable', failure: failure('host-unreachable') };

describe('what has changed since it was chosen', () => {
  it.each<[string, Partial<Consent>, RegExp]>([
    ['the status', { status: 'pending', statusAsReceived: 'AWAU' }, /status was Authorised, and is now AWAU/],
    [
      'the recipient',
      { recipient: { id: 'r2', name: 'Moa' } },
      /recipient was Moa \(r1\), and is now Moa \(r2\)/,
    ],
    ['the customer', { customer: { id: 'u2', name: '', email: '' } }, /customer was u1, and is now u2/],
    [
      'what the customer is called',
      { customer: { id: 'u1', name: 'Anna', email: 'a@example.com' } },
      /^The customer’s name or e-mail address has changed\.$/,
    ],
    ['a permission more', { permissions: ['b', 'a', 'c'] }, /added: c/],
    ['a permission less', { permissions: ['a'] }, /removed: b/],
    ['the expiry', { expiresAt: null }, /expiry was 2027-01-01T00:00:00.000Z, and is now not given/],
  ])('%s', (_, change, words) => {
    expect(differences(frozen, { ...chosen, ...change }, salt)).toEqual([expect.stringMatching(words)]);
  });

  it('another spelling, another order and another time of change are none', () => {
    const now = { ...chosen, statusAsReceived: 'AUTH', permissions: ['b', 'a'], updatedAt: 7, createdAt: 7 };
    expect(differences(frozen, now, salt)).toEqual([]);
  });

  it('of two unknown statuses the spelling tells', () => {
    const strange = { ...chosen, status: 'other', statusAsReceived: 'Paused' } as const;
    expect(differences(freeze(strange, salt), strange, salt)).toEqual([]);
    expect(differences(freeze(strange, salt), { ...strange, statusAsReceived: 'Closed' }, salt)).toHaveLength(
      1,
    );
  });

  it('is told without names and addresses of customers', () => {
    const customer = { id: 'u2', name: 'Anna Canary', email: 'canary@example.com' };
    const now = { ...chosen, customer, status: 'pending' as const };
    expect(JSON.stringify(differences(frozen, now, salt))).not.toMatch(/canary|Anna|a@example/i);
    expect(
      JSON.stringify(
        differences(frozen, { ...chosen, customer: { ...chosen.customer, email: 'canary@x.io' } }, salt),
      ),
    ).not.toMatch(/canary/);
  });
});

describe('before', () => {
  it.each<[string, Reading, string]>([
    ['as it was', present({}), 'send'],
    ['past its expiry but still active', present({}), 'send'],
    ['changed', present({ permissions: ['a', 'b', 'c'] }), 'changed'],
    ['revoked', present({ status: 'revoked' }), 'already-ended'],
    ['expired and changed', present({ status: 'expired', permissions: [] }), 'already-ended'],
    ['gone', absent, 'already-ended'],
    ['not to be read', unreadable, 'failed'],
  ])('a consent that is %s', (_, reading, kind) => {
    expect(judgeBefore(planned, reading).kind).toBe(kind);
  });

  it('says that nothing was sent when it could not be read', () => {
    expect(judgeBefore(planned, unreadable)).toMatchObject({
      failure: { message: expect.stringContaining('Nothing was sent') },
    });
  });

  it.each<[string, Reading, string]>([
    ['as it was', present({}), 'send'],
    ['revoked', present({ status: 'revoked' }), 'revoked'],
    ['expired', present({ status: 'expired' }), 'already-ended'],
    ['gone', absent, 'already-ended'],
    ['changed', present({ permissions: [] }), 'changed'],
    ['not to be read', unreadable, 'unknown'],
  ])('one that may have been sent before the run was cut off, and is %s', (_, reading, kind) => {
    const verdict = judgeBefore(sentBefore, reading);
    expect(verdict.kind).toBe(kind);
    if ('failure' in verdict) expect(verdict.failure.message).not.toContain('Nothing was sent');
  });
});

const accepted: RevokeAnswer = { kind: 'accepted', status: 204, requestId: 'r-1' };
const answers: Record<string, RevokeAnswer> = {
  accepted,
  refused: { kind: 'refused', failure: failure('scope-missing', 403) },
  absent: { kind: 'absent', failure: failure('not-found', 404) },
  conflict: { kind: 'unclear', failure: failure('conflict', 409) },
  dropped: { kind: 'unclear', failure: failure('host-unreachable') },
  late: { kind: 'unclear', failure: failure('timeout') },
};

describe('after', () => {
  it.each<[keyof typeof answers, string, Reading, string]>([
    ['accepted', 'revoked', present({ status: 'revoked' }), 'revoked'],
    ['accepted', 'gone', absent, 'revoked'],
    ['accepted', 'still active', present({}), 'unknown'],
    ['accepted', 'not to be read', unreadable, 'unknown'],
    ['accepted', 'expired', present({ status: 'expired' }), 'already-ended'],
    ['accepted', 'something new', present({ status: 'other', statusAsReceived: 'Closed' }), 'unknown'],
    ['refused', 'still active', present({}), 'failed'],
    ['refused', 'gone', absent, 'already-ended'],
    ['absent', 'gone', absent, 'already-ended'],
    ['absent', 'still active', present({}), 'failed'],
    ['conflict', 'still active', present({}), 'failed'],
    ['conflict', 'revoked', present({ status: 'revoked' }), 'revoked'],
    ['dropped', 'still active', present({}), 'failed'],
    ['dropped', 'not to be read', unreadable, 'unknown'],
    ['dropped', 'gone', absent, 'unknown'],
    ['conflict', 'gone', absent, 'unknown'],
    ['late', 'still active', present({}), 'unknown'],
  ])('an answer %s, and the consent is %s', (answer, _, reading, kind) => {
    expect(judgeAfter(chosen, answers[answer] ?? accepted, reading).kind).toBe(kind);
  });

  it('looks again before it believes a server that says 404 to the revoke and to the reading', () => {
    expect(isSettled({ kind: 'absent', failure: failure('not-found', 404) }, absent)).toBe(false);
    expect(isSettled({ kind: 'unclear', failure: failure('server-error', 503) }, absent)).toBe(false);
    expect(isSettled(accepted, absent)).toBe(true);
  });

  it('names a time that no calendar holds', () => {
    const now = { ...chosen, expiresAt: 9e15 };
    expect(differences(frozen, now, salt)).toEqual([expect.stringContaining('is now 9000000000000000')]);
  });

  it('hands the request id on when a server says what it did not do', () => {
    expect(judgeAfter(chosen, accepted, present({}))).toMatchObject({
      failure: { requestId: 'r-1', status: 204 },
    });
  });

  it('never says revoked of a consent that was read in any other status', () => {
    const readings = fc.constantFrom(...consentStatuses).map((status) => present({ status }));
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(answers)),
        fc.oneof(readings, fc.constant(unreadable)),
        (answer, reading) => {
          const outcome = judgeAfter(chosen, answer, reading);
          if (outcome.kind !== 'revoked') return;
          expect(reading).toMatchObject({ kind: 'present', consent: { status: 'revoked' } });
        },
      ),
    );
  });

  it('never says that a consent has ended which has not', () => {
    for (const answer of Object.values(answers)) {
      for (const status of consentStatuses.filter((one) => isRevocable({ status: one }))) {
        expect(['failed', 'unknown']).toContain(judgeAfter(chosen, answer, present({ status })).kind);
      }
    }
  });
});
