/** One visit while it is on: who is acted for where, and for how long yet. Using it begins its time anew. */
import { randomUUID } from 'node:crypto';
import { type Customer, type Visit, type VisitEnd, visitPatience } from '../../shared/customer';
import type { RealmProfile } from '../../shared/realm';
import { Allowance, type TwoClocks } from '../realms/production-lock-time';
import type { VisitContext } from './visit-context';
import { visitEnded } from './visit-failures';

export class OpenVisit {
  readonly visitId = randomUUID();
  readonly #startedAt: number;
  readonly #ending = new AbortController();
  #time: Allowance;

  constructor(
    /** As it was when the visit began. */
    readonly profile: RealmProfile,
    readonly customer: Customer,
    private readonly clocks: TwoClocks,
  ) {
    this.#startedAt = clocks.wall();
    this.#time = this.#allowance();
  }

  use(): VisitContext {
    this.#time = this.#allowance();
    return { subject: this.customer, signal: this.#ending.signal };
  }

  /** Milliseconds; 0 once it was not used for too long. */
  left(): number {
    return this.#time.left();
  }

  end(why: VisitEnd): void {
    this.#ending.abort(visitEnded(why));
  }

  shown(): Visit {
    return {
      visitId: this.visitId,
      realmId: this.profile.id,
      customer: this.customer,
      startedAt: this.#startedAt,
      endsAt: this.clocks.wall() + this.left(),
    };
  }

  /** As the production lock measures: neither a clock that is set back nor a sleep prolongs it. */
  #allowance(): Allowance {
    return new Allowance(visitPatience, this.clocks);
  }
}
