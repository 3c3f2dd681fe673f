/**
 * The life of one token: fetched once however many want it, renewed a little early behind their backs, dropped when the API refuses it.
 *
 * Timers stall while a computer sleeps and its clock may be set, so nothing is scheduled: the wall clock is read at each use (#26).
 */
import type { FailureError } from '../../shared/failure';
import type { TokenClaim, TokenState } from '../../shared/token';
import type { Clock, Random } from '../clock';
import { failureIn } from './issuer-failure';
import { tokenClaims } from './token-claims';
import type { Hold } from './token-hold';
import { TokenHolding } from './token-holding';
import { isValid, refreshTime, type Token } from './token-life';
import type { TokenKeeper } from './token-store';
import { abortable } from './token-wait';

export interface SlotPorts {
  clock: Clock;
  random: Random;
  store: TokenKeeper;
  /** How long to leave /token in peace after a failed request; null: not at all. */
  holdAfter: (error: FailureError, now: number) => Hold | null;
  /** One request. Not bound to any caller: one who gives up must not take the token from the others. */
  request: () => Promise<Token>;
}

export interface GivenToken {
  readonly value: string;
  readonly scopes: readonly string[];
  /** Whether it was at hand, or whoever asked had to wait for a request. */
  readonly source: 'cached' | 'fetched';
}

/** Milliseconds between two tries to renew a token that is still good. */
const earlyPause = 10_000;

export class TokenSlot {
  #token: Token | null = null;
  #refreshAt = 0;
  #loading: Promise<void> | null = null;
  #flight: Promise<Token> | null = null;
  #lastEarly = Number.NEGATIVE_INFINITY;
  #closed = false;
  readonly #holding: TokenHolding;

  constructor(private readonly ports: SlotPorts) {
    this.#holding = new TokenHolding(ports.clock, ports.holdAfter);
  }

  /** A token that is valid now. Aborting ends the caller's wait, not the request. */
  async get(signal?: AbortSignal): Promise<GivenToken> {
    await this.#load();
    const now = this.ports.clock.now();
    const token = this.#token;
    if (token && isValid(token, now)) {
      if (now >= this.#refreshAt) this.#renew(now);
      return { value: token.value, scopes: token.scopes, source: 'cached' };
    }
    this.refuseWhileHeld();
    const { value, scopes } = await abortable(this.#fetch(), signal);
    return { value, scopes, source: 'fetched' };
  }

  /** @throws why /token is not to be asked at the moment, by whomever. */
  refuseWhileHeld(): void {
    const reason = this.#holding.reason();
    if (reason) throw reason;
  }

  /** What the login said to these credentials elsewhere counts here too (#27). The token in hand stays as good as it was. */
  noteFailure(error: FailureError): void {
    this.#holding.failed(error);
  }

  /**
   * The login takes `value` for an exchange no more. That is not the API's word, so nothing is held up for it. Answers whether another token is
   * worth a try: one that is fresh is not the reason, and stays.
   */
  async outlived(value: string): Promise<boolean> {
    await this.#load();
    const token = this.#token;
    if (token?.value !== value) return true;
    if (this.#holding.isFresh(token)) return false;
    this.#token = null;
    await this.ports.store.erase();
    return true;
  }

  /** The API refused `value`. One that has been replaced meanwhile is let go. */
  async refuse(value: string): Promise<void> {
    await this.#load();
    const token = this.#token;
    if (token?.value !== value) return;
    this.#holding.refused(token);
    this.#token = null;
    await this.ports.store.erase();
  }

  /** On the operator's word: the next use fetches a new one, unless the credentials themselves were refused. */
  async discard(): Promise<void> {
    this.#loading = Promise.resolve();
    this.#token = null;
    this.#holding.lift();
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
    const failure = this.#holding.reason()?.failure;
    return {
      state: token && isValid(token, now) ? 'valid' : failure ? 'refused' : token ? 'expired' : 'none',
      obtainedAt: token?.obtainedAt ?? null,
      validUntil: token?.validUntil ?? null,
      scopes: token?.scopes ?? [],
      ...(failure ? { failure } : {}),
    };
  }

  /** What the token says of itself; null when it is opaque, or when there is none. */
  async claims(): Promise<TokenClaim[] | null> {
    await this.#load();
    return this.#token && tokenClaims(this.#token.value);
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
    if (this.#flight || this.#holding.reason() || Math.abs(now - this.#lastEarly) < earlyPause) return;
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
        this.#holding.worked();
        this.#take(token);
        void this.ports.store.save(token); // Not waited for: a keychain may be asking its owner for a password.
      }
      return token;
    } catch (error) {
      const failure = failureIn(error);
      if (failure) this.noteFailure(failure);
      throw error;
    }
  }

  #take(token: Token): void {
    this.#token = token;
    this.#refreshAt = refreshTime(token, this.ports.random);
  }
}
