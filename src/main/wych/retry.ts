/**
 * Sends again what may be sent again, and nothing else (#28): GET, and what the caller calls idempotent, after a dropped connection or an
 * answer that says 'later'. Full jitter, so that many callers do not come back together; never sooner than Retry-After.
 */
import { FailureError } from '../../shared/failure';
import type { Clock, Random } from '../clock';
import type { DoorAnswer, DoorCall, NetworkDoor } from './network-door';
import { cancelled } from './network-failure';

export interface RetryRules {
  /** Sends in all, the first included. */
  attempts: number;
  /** Milliseconds; doubled with each attempt. */
  firstDelay: number;
  /** Milliseconds. A server that wants to be left alone for longer is told to the caller instead. */
  longestDelay: number;
}

export const usualRules: RetryRules = { attempts: 4, firstDelay: 400, longestDelay: 20_000 };

/** A door that retries: same port, so that its users need not know. */
export class RetryingDoor implements NetworkDoor {
  constructor(
    private readonly door: NetworkDoor,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly rules: RetryRules = usualRules,
  ) {}

  async send(call: DoorCall): Promise<DoorAnswer> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.door
        .send({ ...call, attempt: { number: attempt, of: call } })
        .catch(asFailureError);
      const delay = mayRepeat(call) && attempt < this.rules.attempts ? this.#delay(outcome, attempt) : null;
      if (delay === null) {
        if (outcome instanceof FailureError) throw outcome;
        return outcome;
      }
      await this.clock.sleep(delay, call.signal).catch(() => {
        throw cancelled();
      });
    }
  }

  /** Milliseconds to wait, or null when it is not to be sent again. */
  #delay(outcome: DoorAnswer | FailureError, attempt: number): number | null {
    const backOff =
      this.random() * Math.min(this.rules.longestDelay, this.rules.firstDelay * 2 ** (attempt - 1));
    if (outcome instanceof FailureError) return isDrop(outcome) ? backOff : null;
    if (![429, 502, 503, 504].includes(outcome.status)) return null;
    const asked = retryAfter(outcome.headers, outcome.serverTime ?? this.clock.now());
    if (asked === null) return backOff;
    return asked > this.rules.longestDelay ? null : asked + backOff;
  }
}

const mayRepeat = (call: DoorCall): boolean => call.method === 'GET' || call.idempotent === true;

/** Not a timeout: who has waited that long decides for themselves whether to wait again. */
const isDrop = ({ failure }: FailureError): boolean =>
  failure.retryable && failure.kind === 'host-unreachable';

/** Anything but a Failure is a bug and goes straight through. */
function asFailureError(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  throw error;
}

/** Milliseconds from `now` that the server asks for, as seconds or as an HTTP date; null when it asks for nothing readable. */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
