/** Secrets in every place that somebody else fills, in every encoding: none leaves in the bundle (#10, #12). */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { fail } from '../../shared/failure';
import { call, kiwi, testDiagnostics } from './for-tests';

const encodings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'percent-encoded': (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'JSON-escaped': (text) => JSON.stringify(`"${text}"`),
  base64: (text) => Buffer.from(`id:${text}`).toString('base64'),
  base64url: (text) => Buffer.from(`${text}?`).toString('base64url'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
};

const canaries = Array.from({ length: 50 }, (_, index) =>
  index % 2 === 0
    ? `canary+${randomBytes(18).toString('base64')}`
    : `canary/"é ${randomBytes(9).toString('hex')}`,
);

it.each(Object.entries(encodings))('50 secrets, %s: none in the bundle', async (_, encode) => {
  const told = canaries.map(encode);
  const planted = `The server said: ${told.join(' , ')}`;
  const { text } = await testDiagnostics(
    {
      realms: async () => [
        {
          profile: { ...kiwi, name: planted, partnerId: told[0], routes: { list: `/${told[1]}` } },
          secrets: { clientSecret: 'stored', apiKey: 'stored' },
        },
      ],
      vault: async () => ({ backend: 'session', state: 'open', explanation: planted, unreadable: [] }),
      network: async () => ({
        setting: { mode: 'pac', url: `http://wpad.example/${told[2]}` },
        routes: told.map((login) => ({ realmId: 'kiwi', login, api: 'DIRECT' })),
        questions: told.map((proxy) => ({ questionId: 'q', proxy, says: planted, again: true })),
      }),
      activity: async () => ({
        asOf: 1,
        matched: 1,
        total: 1,
        dropped: 0,
        entries: told.map((secret) =>
          call({ url: `https://api.example/${secret}?page=${secret}&${secret}=1`, requestId: secret }),
        ),
      }),
      failures: {
        list: () =>
          told.map((secret) => ({
            at: 0,
            request: 'consents.show',
            failure: fail('contract', `It said ${secret}.`, 'Report it.', { requestId: secret }).failure,
          })),
      },
      notices: () => [{ title: planted, text: planted }],
    },
    canaries,
  ).service.prepare();
  const forms = (secret: string) => [
    secret.slice(-12),
    ...Object.values(encodings).map((form) => form(secret).replace(/=+$/, '')),
  ];
  const leaked = canaries.filter((secret) => forms(secret).some((form) => text.includes(form)));
  expect(leaked).toEqual([]);
  expect(text).toContain('‹client-secret›');
});
