/**
 * Which realms may be changed at the moment (V3): kept here in main, where the window cannot reach it, and in memory alone, so that every start
 * begins locked.
 *
 * The hard thing is that nobody may be trusted to say that it is over: timers stall in sleep, listeners may be late, an edit takes effect before
 * it is told. So `permit` asks everything anew, each time: the profile as it is now and both clocks. Unlocking counts once it stands in the
 * audit log; locking counts at once, whether or not it can be recorded.
 */

import type { RealmLock, UnlockOrder } from '../../shared/production-lock';
import { confirmsRealmName, type RealmId, type RealmProfile } from '../../shared/realm';
import { type AuditLog, auditRealm } from '../audit/audit-log';
import type { Clock } from '../clock';
import { isSameRealm } from '../revocation/same-realm';
import { isLocked, isMarkedReadOnly, lockedMeanwhile, nameDiffers } from './production-lock-failures';
import { Allowance, type TwoClocks } from './production-lock-time';

export type WhyLocked =
  | 'by the operator'
  | 'time is up'
  | 'realm switched'
  | 'screen locked'
  | 'computer slept'
  | 'profile changed'
  | 'app ended';

export interface ProductionLockOptions {
  realms: {
    readonly profiles: readonly RealmProfile[];
    /** Throws a `not-found` Failure. */
    get(realmId: RealmId): RealmProfile;
    onChange(listener: () => void): unknown;
  };
  /** For how long a realm is unlocked from now on. */
  minutes(): number;
  clock: Clock;
  /** Milliseconds that only ever grow, whatever is done to the clock. */
  steady(): number;
  audit: AuditLog;
  /** Looked at every few seconds while something is unlocked: not every system tells of its locked screen. */
  screenIsLocked(): Promise<boolean>;
}

interface Unlocked {
  /** As it was when its name was typed. */
  readonly profile: RealmProfile;
  readonly time: Allowance;
}

type Listener = (locks: RealmLock[]) => void;

/** How often, in milliseconds, an unlocked realm is looked at without anybody asking. */
const lookEvery = 5_000;

export class ProductionLock {
  readonly #unlocked = new Map<RealmId, Unlocked>();
  readonly #listeners = new Set<Listener>();
  readonly #clocks: TwoClocks;
  /** The last order to lock, by which an unlocking under way learns that one came meanwhile. */
  #order: { readonly why: WhyLocked } = { why: 'by the operator' };
  #watching = false;

  constructor(private readonly options: ProductionLockOptions) {
    this.#clocks = { wall: () => options.clock.now(), steady: () => options.steady() };
    options.realms.onChange(() => {
      this.#look();
      this.#tell();
    });
  }

  list(): RealmLock[] {
    this.#look();
    return this.options.realms.profiles.map((profile) => this.#lockOf(profile));
  }

  /**
   * For the time that is set, from now on; again for one that is unlocked already. A sandbox stays open. @throws Failure `confirmation-missing` with its
   * field, `locked` for a realm marked read-only, `not-found`, or `storage` when it could not be recorded: then nothing is unlocked.
   */
  async unlock({ realmId, typedRealmName }: UnlockOrder): Promise<RealmLock> {
    const profile = this.options.realms.get(realmId);
    if (profile.readOnly) throw isMarkedReadOnly(profile);
    if (profile.environment === 'sandbox') return this.#lockOf(profile);
    if (!confirmsRealmName(profile, typedRealmName)) throw nameDiffers(profile, typedRealmName);
    const minutes = this.options.minutes();
    const unlocked = { profile, time: new Allowance(minutes * 60_000, this.#clocks) };
    const order = this.#order;
    const realm = auditRealm(profile);
    await this.options.audit.append({ kind: 'realm-unlocked', realm, details: { minutes } });
    const end = order === this.#order ? this.#endOf(unlocked) : this.#order.why;
    if (end) {
      await this.#record(profile, end).catch(() => {});
      throw lockedMeanwhile(profile);
    }
    this.#unlocked.set(profile.id, unlocked);
    this.#tell();
    void this.#watch();
    return this.#lockOf(profile);
  }

  /** @throws Failure `not-found`, or `storage` when it is locked but that could not be recorded. */
  async lock({ realmId }: { realmId: RealmId }): Promise<RealmLock> {
    this.#order = { why: 'by the operator' };
    await this.#end(realmId, this.#order.why);
    return this.#lockOf(this.options.realms.get(realmId));
  }

  /** Locks at once; resolves when that is recorded as well as it can be. */
  async lockAll(why: WhyLocked): Promise<void> {
    this.#order = { why };
    await Promise.allSettled([...this.#unlocked.keys()].map((realmId) => this.#end(realmId, why)));
  }

  /** @throws Failure `locked` when nothing may be changed in this realm now, or `not-found`. */
  permit(realmId: RealmId): void {
    this.#look();
    const profile = this.options.realms.get(realmId);
    if (profile.readOnly) throw isMarkedReadOnly(profile);
    if (this.#lockOf(profile).state === 'locked') throw isLocked(profile);
  }

  /** Told of every change; call what it returns to stop. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #lockOf({ id, readOnly, environment }: RealmProfile): RealmLock {
    const left = this.#unlocked.get(id)?.time.left() ?? 0;
    if (readOnly) return { realmId: id, state: 'read-only', unlockedUntil: null };
    if (environment === 'sandbox') return { realmId: id, state: 'open', unlockedUntil: null };
    if (left === 0) return { realmId: id, state: 'locked', unlockedUntil: null };
    return { realmId: id, state: 'unlocked', unlockedUntil: this.options.clock.now() + left };
  }

  /** Why this unlocking counts no more, or null. */
  #endOf({ profile, time }: Unlocked): WhyLocked | null {
    const now = this.options.realms.profiles.find(({ id }) => id === profile.id);
    if (!now || now.readOnly || !isSameRealm(profile, now)) return 'profile changed';
    return time.left() === 0 ? 'time is up' : null;
  }

  /** Ends what counts no more. */
  #look(): void {
    for (const [realmId, unlocked] of this.#unlocked) {
      const end = this.#endOf(unlocked);
      // What cannot be recorded is locked all the same: the log tells of its own trouble.
      if (end) this.#end(realmId, end).catch(() => {});
    }
  }

  /** Resolves when it is recorded. */
  async #end(realmId: RealmId, why: WhyLocked): Promise<void> {
    const unlocked = this.#unlocked.get(realmId);
    if (!unlocked) return;
    this.#unlocked.delete(realmId);
    this.#tell();
    await this.#record(unlocked.profile, why);
  }

  async #record(profile: RealmProfile, why: WhyLocked): Promise<void> {
    await this.options.audit.append({ kind: 'realm-locked', realm: auditRealm(profile), details: { why } });
  }

  #tell(): void {
    const locks = this.options.realms.profiles.map((profile) => this.#lockOf(profile));
    for (const listener of this.#listeners) listener(locks);
  }

  /** Looks by itself while something is unlocked, so that the window is told in time. */
  async #watch(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    while (this.#unlocked.size > 0) {
      const left = [...this.#unlocked.values()].map(({ time }) => time.left());
      await this.options.clock.sleep(Math.min(lookEvery, ...left));
      this.#look();
      const screenIsLocked = await this.options.screenIsLocked().catch(() => false);
      if (screenIsLocked) await this.lockAll('screen locked');
    }
    this.#watching = false;
  }
}
