/** One of each page's content, with every text in it set by the test: all of it may come from a server, a file or another operator. */
import type { Consent, ConsentDetail } from '../../shared/consent';
import type { RealmProfile } from '../../shared/realm';
import type { RunItem, RunStatus } from '../../shared/revocation';
import type { ConsentPlaces } from '../proof/audit-places';
import type { ProvenItem } from '../proof/proof-item';
import type { Evidence } from '../revocation/evidence/evidence';
import type { RunHeader } from '../revocation/journal/run-journal';
import { freeze } from '../revocation/plan/plan';
import type { Confirmation } from './confirmation-page';
import type { Made } from './made';
import type { ProofOfOne } from './proof-page';
import type { ProofOfRun } from './run-page';

/** Gives each text by what it is. */
export type Texts = (field: string, usual: string) => string;
export const usualTexts: Texts = (_, usual) => usual;

export const at = Date.parse('2026-01-05T09:00:00Z');
const day = 86_400_000;

const made = (text: Texts): Made => ({
  by: text('made.by', 'ana@one'),
  at,
  app: { name: 'Wych Consent Inspector', version: text('made.version', '0.1.0') },
});

export const realmWith = (text: Texts): RealmProfile => ({
  id: 'kiwi',
  name: text('realm.name', 'Kiwi'),
  environment: 'production',
  loginBaseUrl: text('realm.loginBaseUrl', 'https://login.example.com'),
  realmName: text('realm.realmName', 'kiwi'),
  apiBaseUrl: text('realm.apiBaseUrl', 'https://api.example.com/v4'),
  clientId: 'client',
  accent: 'teal',
  routes: {},
  demo: false,
  readOnly: false,
});

export const consentWith = (text: Texts, more: Partial<Consent> = {}): Consent => ({
  realmId: 'kiwi',
  id: text('consent.id', 'c1'),
  status: 'active',
  statusAsReceived: text('consent.statusAsReceived', 'Authorised'),
  createdAt: at - day,
  updatedAt: at - day,
  expiresAt: at + day,
  recipient: { id: text('recipient.id', 'tuatara'), name: text('recipient.name', 'Tuatara') },
  customer: {
    id: text('customer.id', 'hemi-1'),
    name: text('customer.name', 'Hēmi'),
    email: text('customer.email', 'hemi@example.nz'),
  },
  permissions: ['ReadBalances', text('permission', 'x-unknown')],
  ...more,
});

const actingForWith = (text: Texts) => ({
  id: text('actingFor.id', 'hemi-1'),
  name: text('actingFor.name', 'Hēmi'),
  email: text('actingFor.email', 'hemi@example.nz'),
});

export const confirmationWith = (text: Texts, more: Partial<Consent> = {}): Confirmation => {
  const detail: ConsentDetail = {
    consent: consentWith(text, more),
    accounts: [text('account', '01-0001')],
    purpose: text('purpose', 'Budgeting'),
    dataFrom: at - day,
    dataTo: at + day,
    sharingDuration: 3600,
    history: [
      {
        at,
        status: text('history.status', 'Authorised'),
        by: text('history.by', 'hemi'),
        reason: text('history.reason', 'asked'),
      },
    ],
    statusReasons: [text('statusReason', 'because')],
    raw: '{}',
    readAt: at,
    requestId: text('requestId', 'r-1'),
  };
  return {
    detail,
    realm: realmWith(text),
    made: made(text),
    actingFor: actingForWith(text),
    zone: 'Pacific/Auckland',
  };
};

export const evidenceWith = (text: Texts): Evidence => {
  const record = (status: string) =>
    JSON.stringify({
      id: text('consent.id', 'c1'),
      status: text('record.status', status),
      user: { id: 'hemi-1', name: text('record.name', 'Hēmi') },
      note: text('record.note', 'none'),
    });
  return {
    before: { raw: record('Authorised'), readAt: at },
    request: {
      method: 'DELETE',
      url: text('request.url', 'https://api.example.com/v4/consents/c1'),
      sentAt: at,
    },
    response: {
      status: 204,
      requestId: text('response.requestId', 'r-2'),
      failure: text('response.failure', 'none'),
      at,
    },
    after: { raw: record('Revoked'), readAt: at },
  };
};

const places: ConsentPlaces = { intent: { seq: 7, mac: 'ab' }, outcome: { seq: 8, mac: 'cd' } };

const headerWith = (text: Texts): RunHeader => ({
  runId: text('runId', 'run-1'),
  plan: {
    planId: 'plan-1',
    salt: '00',
    preparedAt: at - day,
    validUntil: at + day,
    preparedBy: text('preparedBy', 'ben@two'),
    realms: { kiwi: realmWith(text) },
    items: [freeze(consentWith(text), '00')],
  },
  hash: text('hash', 'ab12'),
  over: [0],
  reason: text('reason', 'Asked by the customer'),
  ticket: text('ticket', 'OPS-1'),
  approvedBy: text('approvedBy', 'ana@one'),
  startedAt: at,
});

export const statusWith = (text: Texts, more: Partial<RunStatus> = {}): RunStatus => {
  const { runId, hash, reason, ticket, approvedBy, plan } = headerWith(text);
  return {
    runId,
    planId: plan.planId,
    hash,
    state: 'ended',
    reason,
    ...(ticket !== undefined && { ticket }),
    preparedBy: plan.preparedBy,
    approvedBy,
    actingFor: actingForWith(text),
    startedAt: at,
    endedAt: at + 1000,
    total: 1,
    counts: {
      revoked: 1,
      'already-ended': 0,
      changed: 0,
      failed: 0,
      unknown: 0,
      'in-progress': 0,
      unsent: 0,
    },
    perMinute: null,
    timeLeft: null,
    realms: [
      {
        realmId: 'kiwi',
        name: text('realm.name', 'Kiwi'),
        environment: 'production',
        total: 1,
        done: 1,
        heldUntil: null,
      },
    ],
    ...more,
  };
};

export const itemWith = (text: Texts, state: RunItem['state'] = 'revoked'): RunItem => {
  const consent = consentWith(text);
  const failure = {
    kind: 'server-error',
    message: text('failure', 'It fell over.'),
    hint: '',
    retryable: true,
  } as const;
  const outcomes = {
    revoked: { kind: 'revoked', after: consentWith(text, { status: 'revoked' }) },
    'already-ended': { kind: 'already-ended', after: null },
    changed: { kind: 'changed', after: consent, differences: [text('difference', 'The status was A.')] },
    failed: { kind: 'failed', failure },
    unknown: { kind: 'unknown', failure },
    'in-progress': undefined,
    unsent: undefined,
  } as const;
  const outcome = outcomes[state];
  return {
    index: 0,
    ref: { realmId: 'kiwi', consentId: consent.id },
    realmName: text('realm.name', 'Kiwi'),
    environment: 'production',
    consent,
    revocable: true,
    state,
    ...(outcome && { outcome: structuredClone(outcome) as RunItem['outcome'] }),
    endedAt: at,
  };
};

export const provenWith = (
  text: Texts,
  state?: RunItem['state'],
  evidence: Evidence | null = evidenceWith(text),
): ProvenItem => ({
  item: itemWith(text, state),
  chosen: freeze(consentWith(text), '00'),
  evidence,
  places,
});

export const proofWith = (text: Texts, state?: RunItem['state'], evidence?: Evidence | null): ProofOfOne => ({
  made: made(text),
  header: headerWith(text),
  status: statusWith(text),
  proven: provenWith(text, state, evidence),
  zone: 'Pacific/Auckland',
});

export const runWith = (
  text: Texts,
  states: readonly RunItem['state'][] = ['revoked', 'changed', 'failed'],
): ProofOfRun => ({
  made: made(text),
  header: headerWith(text),
  status: statusWith(text, {
    realms: [
      ...statusWith(text).realms,
      ...statusWith(text, {}).realms.map((realm) => ({ ...realm, realmId: 'other' })),
    ],
  }),
  items: states.map((state) => ({ item: itemWith(text, state), places })),
  zone: 'Pacific/Auckland',
});
