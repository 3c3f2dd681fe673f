/** What tests of runs put in the place of servers, disks and logs. Each can be broken, and says what it was asked. */
import { setImmediate as turn } from 'node:timers/promises';
import type { AuditEntry } from '../../../shared/audit';
import type { Consent, ConsentDetail } from '../../../shared/consent';
import type { VisitEnd } from '../../../shared/customer';
import { type FailureKind, fail } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import type { RunStatus } from '../../../shared/revocation';
import type { RunItemState } from '../../../shared/revocation-terms';
import type { AuditLog } from '../../audit/audit-log';
import { TestVisits } from '../../customers/for-tests';
import { type ContextApi, OwnConsents } from '../../customers/own-consents';
import { visitEnded } from '../../customers/visit-failures';
import { decodeDetail } from '../../wych/consent-codec';
import { FakeClock, profileFor } from '../../wych/network-door-testing';
import type { CallContext } from '../../wych/wych-client-calls';
import type { RevokeAnswer } from '../../wych/wych-client-revoke';
import type { Evidence, EvidenceStore } from '../evidence/evidence';
import { JournalFold } from '../journal/journal-fold';
import type { JournalEntry, RunHeader, RunJournal, RunJournals } from '../journal/run-journal';
import { PlanDesk } from '../plan/plan-desk';
import { RevocationRuns } from './runs';

export const diskFull = fail('storage', 'The disk is full.', 'Make room.');

export const trouble = (kind: FailureKind = 'host-unreachable') =>
  fail(kind, 'Not there.', 'Look.', { retryable: true });
/** What a realm says that is asked too often. */
export const throttled = { kind: 'refused', failure: trouble('throttled').failure } as const;

export class MemoryJournals implements RunJournals {
  readonly written = new Map<string, { header: RunHeader; entries: JournalEntry[] }>();
  broken: Error | null = null;
  problems: string[] = [];

  async create(header: RunHeader): Promise<RunJournal> {
    if (this.broken) throw this.broken;
    this.written.set(header.runId, { header: structuredClone(header), entries: [] });
    return this.reopen(header.runId);
  }

  async interrupted() {
    const runs = [...this.written.values()].map(({ header, entries }) => {
      const fold = new JournalFold();
      for (const entry of entries) fold.add(entry);
      return { header, ...fold.result(header) };
    });
    return {
      runs: runs
        .filter(({ ended }) => ended === null)
        .map(({ header, known, lastAt }) => ({ header, known, lastAt: lastAt ?? header.startedAt })),
      problems: this.problems,
    };
  }

  async reopen(runId: string): Promise<RunJournal> {
    const run = this.written.get(runId);
    if (!run) throw fail('not-found', 'No such run.', 'Look again.');
    return {
      append: async (entry) => {
        await Promise.resolve();
        if (this.broken) throw this.broken;
        run.entries.push(structuredClone(entry));
      },
      close: async () => {},
    };
  }

  entries(runId: string): JournalEntry[] {
    return this.written.get(runId)?.entries ?? [];
  }
}

export class MemoryAudit implements AuditLog {
  readonly entries: AuditEntry[] = [];
  broken: Error | null = null;

  async append(entry: AuditEntry) {
    await Promise.resolve();
    if (this.broken) throw this.broken;
    this.entries.push(structuredClone(entry));
    return { seq: this.entries.length, mac: '' };
  }

  of(kind: AuditEntry['kind']): AuditEntry[] {
    return this.entries.filter((entry) => entry.kind === kind);
  }
}

export class MemoryEvidence implements EvidenceStore {
  readonly kept = new Map<string, Evidence>();

  async put(runId: string, index: number, evidence: Evidence): Promise<boolean> {
    this.kept.set(`${runId}/${index}`, evidence);
    return true;
  }
  async get(runId: string, index: number): Promise<Evidence | null> {
    return this.kept.get(`${runId}/${index}`) ?? null;
  }
  async keepOnly(runIds: readonly string[]): Promise<void> {
    for (const key of this.kept.keys()) if (!runIds.includes(key.split('/')[0] ?? '')) this.kept.delete(key);
  }
}

const servers = { loginBaseUrl: 'https://login.example.com', apiBaseUrl: 'https://api.example.com/v4' };
export const sandbox = profileFor(servers);
export const production = profileFor(servers, {
  id: 'prod',
  name: 'Wych NZ',
  environment: 'production',
  realmName: 'partner',
});

export class FakeServer implements ContextApi {
  /** By `realm/id`; a consent that is not there is a 404. */
  readonly records = new Map<string, Record<string, unknown>>();
  readonly sent: string[] = [];
  readonly read: string[] = [];
  /** In whose context each call came, in order; null: the client's own. */
  readonly subjects: Array<string | null> = [];
  /** May throw a Failure, wait, or answer otherwise; what it answers stands for the server's answer, and then nothing is revoked. */
  onRevoke: (name: string) => unknown = () => undefined;
  onRead: (name: string) => unknown = () => undefined;

  add(realmId: string, count: number, more: Record<string, unknown> = {}): Consent[] {
    return Array.from({ length: count }, (_, nth) => {
      const id = `c${nth}`;
      this.records.set(`${realmId}/${id}`, {
        id,
        status: 'Active',
        user: { id: `u${nth}`, name: `Canary ${nth}`, email: `canary${nth}@example.com` },
        recipient: { id: 'r1', name: 'Moa' },
        ...more,
      });
      return this.consent(realmId, id);
    });
  }

  consent(realmId: string, id: string): Consent {
    const detail = decodeDetail(realmId, id, this.records.get(`${realmId}/${id}`), { raw: '', readAt: 0 });
    if (!detail) throw new RangeError('no such consent');
    return detail.consent;
  }

  async *listConsents() {
    yield { records: [], unreadable: 0, repeated: 0, total: 0 };
  }

  listFirst = this.listConsents;

  async showConsent(
    profile: RealmProfile,
    consentId: string,
    { subject }: CallContext = {},
  ): Promise<ConsentDetail> {
    const name = `${profile.id}/${consentId}`;
    this.subjects.push(subject?.id ?? null);
    this.read.push(name);
    await turn();
    await this.onRead(name);
    const record = this.records.get(name);
    const provenance = { raw: JSON.stringify(record), readAt: 1 };
    const detail = decodeDetail(profile.id, consentId, record, provenance);
    if (!detail) throw fail('not-found', 'Not there.', 'Look again.', { status: 404 });
    return detail;
  }

  async revokeConsent(
    profile: RealmProfile,
    consentId: string,
    _reason: string,
    { subject }: CallContext = {},
  ): Promise<RevokeAnswer> {
    const name = `${profile.id}/${consentId}`;
    this.subjects.push(subject?.id ?? null);
    this.sent.push(name);
    const requestId = `r-${this.sent.length}`;
    await turn();
    const answer = await this.onRevoke(name);
    if (answer) return answer as RevokeAnswer;
    this.records.set(name, { ...this.records.get(name), status: 'Revoked' });
    return { kind: 'accepted', status: 204, requestId };
  }
}

/** An app with two realms and nothing real in it. `restart` is a new start of it: only server, journals and log are left. */
export class TestApp {
  readonly server = new FakeServer();
  readonly clock = new FakeClock();
  readonly realms = new Map<string, RealmProfile>([
    ['sandbox', sandbox],
    ['prod', production],
  ]);
  readonly journals = new MemoryJournals();
  readonly audit = new MemoryAudit();
  readonly evidence = new MemoryEvidence();
  readonly locked = new Set<string>();
  readonly visits = new TestVisits();
  readonly forgotten: string[] = [];
  readonly told: RunStatus[] = [];
  beats: Array<() => void> = [];
  heldUntil: number | null = null;
  desk!: PlanDesk;
  runs!: RevocationRuns;

  constructor() {
    this.restart();
  }

  restart(): void {
    const { clock, journals, audit, evidence, visits } = this;
    const api = new OwnConsents(this.server);
    const realms = {
      get: (realmId: string) => {
        const profile = this.realms.get(realmId);
        if (!profile) throw fail('not-found', 'This realm is no longer there.', 'Choose another.');
        return profile;
      },
    };
    const actor = 'anna@desk';
    this.desk = new PlanDesk({ api, realms, visits, clock, actor });
    this.runs = new RevocationRuns({
      api,
      realms,
      visits,
      clock,
      patience: [],
      journals,
      audit,
      evidence,
      actor,
      desk: this.desk,
      locks: {
        permit: (realmId) => {
          if (this.locked.has(realmId)) throw fail('locked', 'This realm is locked.', 'Unlock it.');
        },
      },
      tokens: {
        forgetSubject: async (realmId, subject) => void this.forgotten.push(`${realmId}/${subject}`),
      },
      pace: { heldUntil: () => this.heldUntil },
      every: (_, act) => {
        this.beats.push(act);
        return () => {
          this.beats = this.beats.filter((beat) => beat !== act);
        };
      },
      tell: (status) => this.told.push(status),
    });
  }

  async plan(...consents: Consent[]): Promise<string> {
    return this.planIn(undefined, ...consents);
  }

  /** Over the first `count` consents of the realm, which are put there. */
  planOf(realmId: string, count = 1): Promise<string> {
    return this.plan(...this.server.add(realmId, count));
  }

  /** In a visit. */
  async planIn(visitId: string | undefined, ...consents: Consent[]): Promise<string> {
    const { draftId } = this.desk.choose({ draftId: null, consents, visitId });
    return (await this.desk.prepare({ draftId })).planId;
  }

  /** Starts with all that is asked for. */
  async start(planId: string, more: { reason?: string; ticket?: string } = {}): Promise<string> {
    const reason = 'Asked by customer';
    return (await this.runs.start({ planId, reason, confirmations: this.names, ...more })).runId;
  }

  /** All of a run, or those in some states. */
  items(runId: string, states?: RunItemState[]) {
    return this.runs.items({ runId, from: 0, limit: 200, states });
  }

  get names() {
    return [{ realmId: 'prod', typedRealmName: 'Wych NZ' }];
  }

  get status(): RunStatus {
    const status = this.runs.current();
    if (!status) throw new Error('no run');
    return status;
  }

  /** As the app does it: whoever runs something in the visit is told. */
  endVisit(why: VisitEnd = 'by the operator'): void {
    this.visits.end(why);
    this.runs.visitEnded(visitEnded(why));
  }

  /** Lets what needs no time happen. */
  async turns(count = 50): Promise<void> {
    for (let nth = 0; nth < count; nth++) await turn();
  }

  async ended(): Promise<RunStatus> {
    for (let nth = 0; nth < 5000 && this.status.state !== 'ended'; nth++) await turn();
    return this.status;
  }
}

/** A thing that happens when the test says so. */
export function gate<T = void>() {
  let open: (value: T) => void = () => {};
  const passed = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
