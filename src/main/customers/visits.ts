/**
 * The visit of the moment: on whose behalf the operator acts (U1, U2), at most one, kept here in main and in memory alone.
 *
 * As with the production lock, nobody is trusted to say that it is over: whoever acts in it asks for its context each time, and then the profile
 * and both clocks are looked at anew. It counts once it stands in the audit log; its end counts at once, whether or not it can be recorded.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Scope } from '../../shared/app-status';
import type { Customer, Visit, VisitEnd, VisitState } from '../../shared/customer';
import type { RealmId, RealmProfile } from '../../shared/realm';
import { type AuditLog, auditRealm } from '../audit/audit-log';
import type { Clock } from '../clock';
import type { TwoClocks } from '../realms/production-lock-time';
import type { Subject } from '../wych/subject';
import { OpenVisit } from './open-visit';
import { beginVisit } from './visit-begin';
import type { VisitContext } from './visit-context';
import { endedMeanwhile, noVisitOfThem, otherRealm, unknownCustomer, visitEnded } from './visit-failures';

export interface VisitPorts {
  realms: {
    readonly profiles: readonly RealmProfile[];
    /** Throws a `not-found` Failure. */
    get(realmId: RealmId): RealmProfile;
    onChange(listener: () => void): unknown;
  };
  /** Resolves once the realm can be called; rejects when it cannot be. */
  ready(realmId: RealmId): Promise<unknown>;
  customers: { find(realmId: RealmId, customerId: string): Customer | undefined };
  tokens: {
    userToken(profile: RealmProfile, subject: Subject, signal?: AbortSignal): Promise<unknown>;
    forgetSubject(realmId: RealmId, subject: string): Promise<void>;
  };
  audit: AuditLog;
  clock: Clock;
  /** Milliseconds that only ever grow, whatever is done to the clock. */
  steady(): number;
  /** Looked at every few seconds: not every system tells of its locked screen. */
  screenIsLocked(): Promise<boolean>;
}

/** One that is being begun: whatever would end a visit calls it off. */
interface Beginning {
  readonly profile: RealmProfile;
  readonly customer: Customer;
  readonly calling: AbortController;
  calledOff: VisitEnd | null;
}

type Of = Pick<OpenVisit, 'profile' | 'customer'>;
type Listener = (state: VisitState) => void;

/** Milliseconds between two looks without anybody asking. */
const lookEvery = 5_000;
/** Milliseconds between two tellings that a visit in use ends later. */
const tellEvery = 10_000;

export class Visits {
  #current: OpenVisit | null = null;
  #beginning: Beginning | null = null;
  #last: { readonly visitId: string; readonly why: VisitEnd } | null = null;
  readonly #listeners = new Set<Listener>();
  #toldAt = 0;
  #watching = false;
  readonly #clocks: TwoClocks;

  constructor(private readonly ports: VisitPorts) {
    const { clock, steady } = ports;
    this.#clocks = { wall: () => clock.now(), steady };
    ports.realms.onChange(() => this.#look());
  }

  current(): VisitState {
    this.#look();
    return this.#state();
  }

  /**
   * Ends the visit before. @throws Failure `not-found`, `customer-unknown`, what the exchange came to, `storage` when it could not be recorded, and
   * `cancelled` when something would have ended it meanwhile. Nobody is acted for then.
   */
  async begin({ realmId, customerId }: { realmId: RealmId; customerId: string }): Promise<Visit> {
    await this.ports.ready(realmId);
    const profile = this.ports.realms.get(realmId);
    const customer = this.ports.customers.find(realmId, customerId);
    if (!customer) throw unknownCustomer();
    const before = this.close('another visit');
    const beginning = { profile, customer, calling: new AbortController(), calledOff: null };
    this.#beginning = beginning;
    try {
      await before;
      await beginVisit(this.ports, beginning);
      this.#look();
      return this.#count(beginning);
    } catch (error) {
      this.#callOff(beginning, 'by the operator');
      throw error;
    }
  }

  /** Resolves when it is recorded as well as it can be. Ending what has ended is fine. */
  async end({ visitId }: { visitId: string }): Promise<void> {
    if (this.#current?.visitId === visitId) await this.#end('by the operator');
  }

  /** Ends whatever visit there is, or is being begun. Resolves when it is recorded as well as it can be. */
  async close(why: VisitEnd): Promise<void> {
    if (this.#beginning) this.#callOff(this.#beginning, why);
    await this.#end(why);
  }

  /** The operator opens a realm, all realms or none. */
  realmSwitched(scope: Scope | null): void {
    const stays = ({ profile }: Of) => scope?.kind === 'realm' && scope.realmId === profile.id;
    if (this.#beginning && !stays(this.#beginning)) this.#callOff(this.#beginning, 'realm switched');
    if (this.#current && !stays(this.#current)) void this.#end('realm switched');
  }

  /**
   * The context of a request that names a visit, undefined for one that names none; using it keeps the visit alive. @throws Failure `visit-ended`
   * when that is not the visit of the moment, or not one in this realm.
   */
  resolve(visitId: string | undefined, realmId: RealmId): VisitContext | undefined {
    if (visitId === undefined) return undefined;
    this.#look();
    const visit = this.#current;
    if (visit?.visitId !== visitId) throw visitEnded(this.#last?.visitId === visitId ? this.#last.why : null);
    if (visit.profile.id !== realmId) throw otherRealm();
    return this.#use(visit);
  }

  /** The context of what was begun on behalf of a customer, in whichever visit. @throws Failure `visit-ended` when none of theirs is on. */
  acting(realmId: RealmId, customerId: string): VisitContext {
    this.#look();
    const visit = this.#current;
    if (!visit || !isOf(visit, realmId, customerId)) throw noVisitOfThem(customerId);
    return this.#use(visit);
  }

  /** Whether anything may be sent in the context of this customer at the moment: asked right before it is. */
  permits(realmId: RealmId, customerId: string): boolean {
    this.#look();
    return [this.#current, this.#beginning].some((one) => one !== null && isOf(one, realmId, customerId));
  }

  /** Told of every change; call what it returns to stop. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Not before it is known that nothing has called it off. */
  #count(beginning: Beginning): Visit {
    const { profile, customer, calledOff } = beginning;
    if (calledOff) {
      this.#record(beginning, calledOff).catch(() => {});
      throw endedMeanwhile(calledOff);
    }
    this.#beginning = null;
    const visit = new OpenVisit(profile, customer, this.#clocks);
    this.#current = visit;
    this.#tell();
    void this.#watch();
    return visit.shown();
  }

  #callOff(beginning: Beginning, why: VisitEnd): void {
    beginning.calledOff ??= why;
    if (this.#beginning === beginning) this.#beginning = null;
    beginning.calling.abort(endedMeanwhile(why));
    this.#forgetTokens(beginning);
  }

  #use(visit: OpenVisit): VisitContext {
    const context = visit.use();
    // A clock that was set back must not silence it.
    if (Math.abs(this.ports.clock.now() - this.#toldAt) >= tellEvery) this.#tell();
    return context;
  }

  /** Ends what counts no more. */
  #look(): void {
    if (this.#beginning && this.#isChanged(this.#beginning)) this.#callOff(this.#beginning, 'realm changed');
    if (!this.#current) return;
    if (this.#isChanged(this.#current)) void this.#end('realm changed');
    else if (this.#current.left() === 0) void this.#end('unused');
  }

  #isChanged({ profile }: Of): boolean {
    const now = this.ports.realms.profiles.find(({ id }) => id === profile.id);
    return !isDeepStrictEqual(now, profile);
  }

  /** Never rejects: what cannot be recorded has ended all the same, and the log tells of its own trouble. */
  async #end(why: VisitEnd): Promise<void> {
    const visit = this.#current;
    if (!visit) return;
    this.#current = null;
    this.#last = { visitId: visit.visitId, why };
    visit.end(why);
    this.#forgetTokens(visit);
    this.#tell();
    await this.#record(visit, why).catch(() => {});
  }

  /** Not waited for: a keychain may be asking its owner for a password. Those of somebody who is acted for again are in use. */
  #forgetTokens({ profile, customer }: Of): void {
    const inUse = [this.#current, this.#beginning].some((one) => one && isOf(one, profile.id, customer.id));
    if (!inUse) this.ports.tokens.forgetSubject(profile.id, customer.id).catch(() => {});
  }

  async #record({ profile, customer }: Of, why: VisitEnd): Promise<void> {
    const realm = auditRealm(profile);
    await this.ports.audit.append({ kind: 'visit-ended', realm, subject: customer.id, details: { why } });
  }

  #tell(): void {
    this.#toldAt = this.ports.clock.now();
    for (const listener of this.#listeners) listener(this.#state());
  }

  #state(): VisitState {
    const visit = this.#current;
    return visit ? { visit: visit.shown(), ended: null } : { visit: null, ended: this.#last?.why ?? null };
  }

  /** Looks by itself while somebody is acted for, so that the window is told in time. */
  async #watch(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    while (this.#current) {
      await this.ports.clock.sleep(Math.min(lookEvery, this.#current.left()));
      this.#look();
      const screenIsLocked = await this.ports.screenIsLocked().catch(() => false);
      if (screenIsLocked) await this.close('locked');
    }
    this.#watching = false;
  }
}

const isOf = ({ profile, customer }: Of, realmId: RealmId, customerId: string): boolean =>
  profile.id === realmId && customer.id === customerId;
