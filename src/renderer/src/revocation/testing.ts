/** Plans and runs for the tests of this folder. */
import type { Consent } from '../../../shared/consent';
import { type Failure, fail } from '../../../shared/failure';
import type { PlanItem, PlanReview, RunItem, RunStatus } from '../../../shared/revocation';
import { type RunItemState, runItemStates } from '../../../shared/revocation-terms';
import { aConsent } from '../consents/rows/testing';

export const aFailure = (kind: Failure['kind'] = 'timeout', over: Partial<Failure> = {}): Failure => ({
  ...fail(kind, 'It did not work.', 'Try again.').failure,
  ...over,
});

export const anItem = (over: Partial<PlanItem> & { consent?: Consent } = {}): PlanItem => {
  const consent = over.consent ?? aConsent();
  return {
    index: 0,
    ref: { realmId: consent.realmId, consentId: consent.id },
    realmName: 'Kauri',
    environment: 'sandbox',
    consent,
    revocable: true,
    ...over,
  };
};

export const aPlan = (over: Partial<PlanReview> = {}): PlanReview => ({
  planId: 'p-1',
  hash: '3fa291bc77d012ab'.repeat(4),
  preparedAt: 1,
  validUntil: 2,
  preparedBy: 'ana@desk-1',
  count: 1,
  revocable: 1,
  realms: [{ realmId: 'alpha', name: 'Kauri', environment: 'sandbox', count: 1, revocable: 1 }],
  recipients: [{ name: 'Kōwhai Ledger', count: 1 }],
  otherRecipients: 0,
  statuses: [{ status: 'active', count: 1 }],
  customers: 1,
  sample: [anItem()],
  ...over,
});

export const countsOf = (over: Partial<Record<RunItemState, number>> = {}): Record<RunItemState, number> => ({
  ...(Object.fromEntries(runItemStates.map((state) => [state, 0])) as Record<RunItemState, number>),
  ...over,
});

export const aRun = (over: Partial<RunStatus> = {}): RunStatus => ({
  runId: 'r-1',
  planId: 'p-1',
  hash: 'ab',
  state: 'running',
  reason: 'lost phone',
  preparedBy: 'ana@desk-1',
  approvedBy: 'ana@desk-1',
  startedAt: Date.UTC(2026, 10, 22, 10, 14),
  endedAt: null,
  total: 3,
  counts: countsOf({ unsent: 3 }),
  perMinute: null,
  timeLeft: null,
  realms: [{ realmId: 'alpha', name: 'Kauri', environment: 'sandbox', total: 3, done: 0, heldUntil: null }],
  ...over,
});

export const aRunItem = (over: Partial<RunItem> = {}): RunItem => ({ ...anItem(), state: 'unsent', ...over });
