import type { Customer } from '../../shared/customer';

/** In whose context the visit of the moment is; the Wych client takes it with a call. */
export interface VisitContext {
  readonly subject: Customer;
  /** Aborted when the visit ends, with the Failure that says why. */
  readonly signal: AbortSignal;
}
