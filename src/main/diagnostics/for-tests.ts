/** Sources of a bundle with something in every part, and a place to save it. */
import { join } from 'node:path';
import type { ActivityEntry } from '../../shared/activity';
import { fail } from '../../shared/failure';
import { KnownSecrets } from '../activity/redactor/known-secrets';
import { Redactor } from '../activity/redactor/redactor';
import { TestChooser } from '../revocation/plan-file/plan-file-for-tests';
import { MemoryAudit } from '../revocation/run/run-for-tests';
import { testFolder } from '../storage/for-tests';
import { profileFor } from '../wych/network-door-testing';
import { appFacts } from './app-facts';
import type { BundleSources } from './bundle';
import { DiagnosticsService, type TextRedactor } from './diagnostics-service';

export const madeAt = Date.UTC(2026, 2, 12, 9, 30);

export const kiwi = profileFor(
  { loginBaseUrl: 'https://login.example', apiBaseUrl: 'https://api.example/v1' },
  {
    id: 'kiwi',
    name: 'Kiwi Bank',
    demo: false,
    routes: { userToken: '/partner/{partnerId}/user/{userId}/token' },
  },
);

export const call = (change: Partial<ActivityEntry> = {}): ActivityEntry => ({
  seq: 1,
  group: 1,
  attempt: 1,
  attempts: 1,
  at: madeAt,
  realmId: 'kiwi',
  kind: 'consent',
  method: 'GET',
  url: 'https://api.example/v1/consents/c-1',
  state: 'answered',
  status: 200,
  failure: null,
  token: 'cached',
  subject: null,
  timing: { queue: 1, wait: 80, body: 2 },
  sent: 0,
  received: 900,
  requestId: 'req-1',
  ...change,
});

const wrongSecret = fail('wrong-secret', 'The login does not accept this client.', 'Copy it again.').failure;

export const sources: BundleSources = {
  app: () => appFacts({ name: 'Wych', version: '1.2.3', isPackaged: true, upSince: madeAt - 1 }),
  vault: async () => ({ backend: 'kwallet', state: 'open', explanation: 'KDE asks for it.', unreadable: [] }),
  network: async () => ({
    setting: { mode: 'pac', url: 'http://wpad.example/proxy.pac' },
    routes: [{ realmId: 'kiwi', login: 'PROXY proxy.example:8080', api: 'DIRECT' }],
    questions: [
      { questionId: 'q', proxy: 'proxy.example:8080', says: 'Hello Hēmi, who are you?', again: false },
    ],
  }),
  realms: async () => [{ profile: kiwi, secrets: { clientSecret: 'stored', apiKey: 'missing' } }],
  tokens: async (realmId) => ({
    realmId,
    requestsToday: 4,
    tokens: [
      {
        realmId,
        state: 'refused',
        obtainedAt: null,
        validUntil: null,
        scopes: ['consents'],
        failure: wrongSecret,
        owner: { kind: 'client', clientId: 'client' },
        claims: null,
      },
      {
        realmId,
        state: 'valid',
        obtainedAt: madeAt,
        validUntil: madeAt + 900_000,
        scopes: [],
        owner: {
          kind: 'customer',
          customer: { id: 'hemi-1', email: 'hemi@example.nz', name: 'Hēmi Tāmihana' },
        },
        claims: [{ name: 'email', text: 'hemi@example.nz' }],
      },
    ],
  }),
  activity: async () => ({ asOf: 1, matched: 1, total: 1, dropped: 0, entries: [call()] }),
  failures: { list: () => [{ at: madeAt, request: 'consents.show', failure: wrongSecret }] },
  settings: () => ({ theme: 'dark', unlockMinutes: 15, savedViews: 2 }),
  notices: () => [{ title: 'Settings file damaged', text: 'Kept in /home/mere/.config by mere.' }],
};

/** A service over these sources, with the redactor of the activity view. */
export function testDiagnostics(change: Partial<BundleSources> = {}, secrets: readonly string[] = []) {
  const folder = testFolder();
  const audit = new MemoryAudit();
  const chooser = new TestChooser();
  chooser.path = join(folder.path, 'diagnostics.json');
  const known = new KnownSecrets();
  for (const secret of secrets) known.learn('client-secret', secret);
  let next = 0;
  const withRedactor = (redactor: TextRedactor) =>
    new DiagnosticsService({
      sources: { ...sources, ...change },
      computer: { home: '/home/mere', user: 'mere' },
      redactor: async () => redactor,
      chooser,
      audit,
      clock: { now: () => madeAt },
      newId: () => `bundle-${++next}`,
    });
  return { folder, audit, chooser, service: withRedactor(new Redactor(known)), withRedactor };
}
