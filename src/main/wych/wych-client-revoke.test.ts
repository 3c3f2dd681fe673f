import { expect, it } from 'vitest';
import { fail } from '../../shared/failure';
import type { DoorAnswer } from './network-door';
import { FakeClock, MemorySecrets, profileFor } from './network-door-testing';
import { NotSentError } from './paced-door';
import { WychCalls } from './wych-client-calls';
import { sendRevoke } from './wych-client-revoke';

const held = new NotSentError(fail('throttled', 'Until noon.', 'Wait.', { retryable: true }).failure);
const tooOften: DoorAnswer = {
  status: 429,
  headers: new Headers({ 'retry-after': '1' }),
  body: '',
  requestId: undefined,
  serverTime: null,
};

/** Revokes over a door that gives one outcome after another, in a time that does not wait. */
async function revoke(outcomes: Array<DoorAnswer | Error>) {
  const secrets = new MemorySecrets();
  secrets.values.set('sandbox/apiKey', 'key');
  let sent = 0;
  const door = {
    send: async () => {
      const next = outcomes[sent++] ?? tooOften;
      if (next instanceof Error) throw next;
      return next;
    },
  };
  const broker = {
    tokenFor: async () => ({ value: 'token', scopes: [], source: 'cached' }) as const,
    reject: async () => {},
    forgetSubject: async () => {},
  };
  const calls = new WychCalls({ door, broker, secrets, isCurrent: () => true });
  const profile = profileFor({ loginBaseUrl: 'https://l', apiBaseUrl: 'https://a' });
  const clock = { now: new FakeClock().now, sleep: async () => {} };
  return sendRevoke(calls, clock, profile, { consentId: 'c1', reason: 'reason' });
}

it('says that nothing was sent when the realm wants to be left alone', async () => {
  await expect(revoke([held])).rejects.toBe(held);
});

it('says that it was turned away when the realm closes before it could be sent again', async () => {
  expect(await revoke([tooOften, held])).toEqual({ kind: 'refused', failure: held.failure });
});
