/** Runs for tests of journals: plans, entries, and what must hold of anything that is read back. */
import type { RealmProfile } from '../../../shared/realm';
import type { FrozenConsent } from '../plan/plan';
import type { JournalEntry, KnownItem, RunHeader, StoredOutcome } from './run-journal';

export const startedAt = Date.parse('2026-01-05T09:00:00Z');

const profile: RealmProfile = {
  id: 'moa',
  name: 'Moa “Tūī” 生産\nline two',
  environment: 'sandbox',
  loginBaseUrl: 'https://login.example.com',
  realmName: 'moa',
  apiBaseUrl: 'https://api.example.com',
  clientId: 'inspector',
  accent: 'blue',
  routes: {},
  readOnly: false,
  demo: false,
};

const consent = (index: number): FrozenConsent => ({
  realmId: 'moa',
  id: `consent-${index}`,
  status: 'active',
  statusAsReceived: 'AUTHORISED',
  createdAt: startedAt - index,
  expiresAt: null,
  recipient: { id: `recipient-${index % 7}`, name: 'Kākāpō Ltd' },
  customerId: `customer-${index}`,
  customerDigest: 'Zk3VbVnP1o7mYqJr3T0mXx9m3m8m5v0q9y1gq0Yw2nE',
  permissions: ['common:customer.basic:read', 'bank:accounts.basic:read', 'bank:transactions:read'],
});

/** The run is over every consent but each tenth. */
export const header = (items: number, runId = 'run-1'): RunHeader => ({
  runId,
  plan: {
    planId: 'plan-1',
    salt: '00ff',
    preparedAt: startedAt - 60_000,
    validUntil: startedAt + 60_000,
    preparedBy: 'ana@desk-1',
    realms: { moa: profile },
    items: Array.from({ length: items }, (_, index) => consent(index)),
  },
  hash: 'a'.repeat(64),
  over: Array.from({ length: items }, (_, index) => index).filter((index) => index % 10 !== 9),
  reason: 'Fraud, see the ticket',
  ticket: 'OPS-1',
  approvedBy: 'bo@desk-2',
  startedAt,
});

export const intent = (index: number, at = startedAt + 1): JournalEntry => ({ kind: 'intent', index, at });

export const outcome = (
  index: number,
  kind: StoredOutcome['kind'] = 'revoked',
  at = startedAt + 2,
): JournalEntry => ({ kind: 'outcome', index, at, outcome: { kind, statusAfter: 'Révoked ✓' } });

export const ended: JournalEntry = { kind: 'ended', at: startedAt + 9, how: 'complete' };

/** What a journal of these entries says, put as simply as can be. */
export function truthOf(entries: readonly JournalEntry[]) {
  const known = new Map<number, KnownItem>();
  let over = false;
  for (const entry of entries) {
    if (entry.kind === 'intent') known.set(entry.index, { state: 'intended', at: entry.at });
    if (entry.kind === 'outcome')
      known.set(entry.index, { state: 'ended', at: entry.at, outcome: entry.outcome });
    if (entry.kind === 'ended') over = true;
    if (entry.kind === 'intent' || entry.kind === 'resumed') over = false;
  }
  return { known, over };
}
