import { expect, it } from 'vitest';
import { MemorySecrets, profileFor } from './network-door-testing';
import { listRoute } from './routes';
import { WychCalls } from './wych-client-calls';

it('a realm that was edited meanwhile: the API key typed for the new server is not sent to the old one', async () => {
  const secrets = new MemorySecrets();
  secrets.values.set('sandbox/apiKey', 'typed-for-the-new-server');
  const sent: unknown[] = [];
  const door = { send: async (call: unknown) => Promise.reject(sent.push(call)) };
  const broker = {
    tokenFor: async () => ({ value: 'token', scopes: [], source: 'cached' }) as const,
    reject: async () => {},
    forgetSubject: async () => {},
  };
  const calls = new WychCalls({ door, broker, secrets, isCurrent: () => false });
  const old = profileFor({ loginBaseUrl: 'https://l', apiBaseUrl: 'https://old' });
  const asked = calls.call(old, listRoute(old));
  await expect(asked).rejects.toMatchObject({ failure: { kind: 'conflict' } });
  expect(sent).toEqual([]);
});
