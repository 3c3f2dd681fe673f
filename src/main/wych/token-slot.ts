/**
 * The life of one token: fetched once however many want it, renewed a little early behind their backs, dropped when the API refuses it.
 *
 * Timers stall while a computer sleeps and its clock may be set, so nothing is scheduled: the wall clock is read at each use (#26).
 */
import type { FailureError } from '../../shared/failure';
import type { TokenState } from '../../shared/token';
import type { Clock, Random } from '../clock';
import { failureIn } from './issuer-failure';
import { type Hold, holdAfter, holdForRefusals, holdForSkew, holds } from './token-hold';
import { isSkewed, isValid, refreshTime, type Token } from './token-life';
import type { TokenStore } from './token-store';
import { abortable } from './token-wait';

export interface SlotPorts {
  clock: Clock;
  random: Random;
  store: Pick<TokenStore, 'load' | 'save' | 'erase'>;
  /** One request. Not bound to any caller: one who gives up must not take the token from the others. */
  request: () => Promise<Token>;
}

/** Milliseconds between two tries to renew a token that is still good. */
const earlyPause = 10_000;
/** Milliseconds for which a token counts as fresh: refused so young, its age is not the reason. */
const freshFor = 60_000;
/** Milliseconds. Two refusals closer than this are no accident: a third token would fare no better. */
const refusalsApart = 10 * 60_000;

export class TokenSlot {
  #token: Token | null = null;
  #refreshAt = 0;
  #loading: Promise<void> | null = null;
  #flight: Promise<Token> | null = null;
  #lastEarly = Number.NEGATIVE_INFINITY;
  #hold: Hold | null = null;
  #lastRefusal = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(private readonly ports: SlotPorts) {}

  /** A token that is valid now. Aborting ends the caller's wait, not the request. */
  async get(signal?: AbortSignal): Promise<string> {
    await this.#load();
    const now = this.ports.clock.now();
    const token = this.#token;
    if (token && isValid(token, now)) {
      if (now >= this.#refreshAt) this.#renew(now);
      return token.value;
    }
    const held = this.#held(now);
    if (held) throw held;
    return (await abortable(this.#fetch(), signal)).value;
  }

  /** The API refused `value`. One that has been replaced meanwhile is let go. */
  async refuse(value: string): Promise<void> {
    await this.#load();
    const token = this.#token;
    if (token?.value !== value) return;
    const now = this.ports.clock.now();
    const isFresh = Math.abs(now - token.obtainedAt) < freshFor;
    if (isFresh && isSkewed(token)) this.#hold = holdForSkew(token, now);
    else if (Math.abs(now - this.#lastRefusal) < refusalsApart) this.#hold = holdForRefusals(now);
    this.#lastRefusal = now;
    this.#token = null;
    await this.ports.store.erase();
  }

  /** On the operator's word: the next use fetches a new one, unless the credentials themselves were refused. */
  async discard(): Promise<void> {
    this.#loading = Promise.resolve();
    this.#token = null;
    this.#lastRefusal = Number.NEGATIVE_INFINITY;
    if (this.#hold?.lasts !== Number.POSITIVE_INFINITY) this.#hold = null;
    await this.ports.store.erase();
  }

  /** Of no use any more; a request still under way is not kept. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.discard();
  }

  async state(): Promise<Omit<TokenState, 'realmId'>> {
    await this.#load();
    const now = this.ports.clock.now();
    const token = this.#token;
    const failure = this.#held(now)?.failure;
    return {
      state: token && isValid(token, now) ? 'valid' : failure ? 'refused' : token ? 'expired' : 'none',
      obtainedAt: token?.obtainedAt ?? null,
      validUntil: token?.validUntil ?? null,
      scopes: token?.scopes ?? [],
      ...(failure ? { failure } : {}),
    };
  }

  #held(now: number): FailureError | null {
    return this.#hold && holds(this.#hold, now) ? this.#hold.error : null;
  }

  #load(): Promise<void> {
    if (this.#loading) return this.#loading;
    const loading = this.ports.store.load().then((token) => {
      if (token && this.#loading === loading) this.#take(token);
    });
    this.#loading = loading;
    return loading;
  }

  /** While the token in hand is good, a failure to renew it is nobody's concern; the hold, if any, shows in `state`. */
  #renew(now: number): void {
    if (this.#flight || this.#held(now) || Math.abs(now - this.#lastEarly) < earlyPause) return;
    this.#lastEarly = now;
    this.#fetch().catch(() => {});
  }

  #fetch(): Promise<Token> {
    this.#flight ??= this.#request().finally(() => {
      this.#flight = null;
    });
    return this.#flight;
  }

  async #request(): Promise<Token> {
    try {
      const token = await this.ports.request();
      if (!this.#closed) {
        this.#hold = null;
        this.#take(token);
        void this.ports.store.save(token); // Not waited for: a keychain may be asking its owner for a password.
      }
      return token;
    } catch (error) {
      const failure = failureIn(error);
      this.#hold = (failure && holdAfter(failure, this.ports.clock.now())) ?? this.#hold;
      throw error;
    }
  }

  #take(token: Token): void {
    this.#token = token;
    this.#refreshAt = refreshTime(token, this.ports.random);
  }
}
