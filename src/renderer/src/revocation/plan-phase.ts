/** Where a plan stands, from the choice to the order. */
import type { Consent } from '../../../shared/consent';
import type { Failure, FailureKind } from '../../../shared/failure';
import type { Drift, PlanItem, PlanReview } from '../../../shared/revocation';

/** Where a plan comes from, and so how it is made again. */
export type Source =
  | {
      readonly kind: 'chosen';
      readonly consents: readonly Consent[];
      /** The visit in which they were chosen; null for the client's own. */
      readonly visitId: string | null;
    }
  | { readonly kind: 'file' };

export type DriftCheck =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking'; readonly drift: Drift | null }
  | { readonly kind: 'told'; readonly drift: Drift }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Reviewed {
  readonly kind: 'review';
  readonly source: Source;
  readonly plan: PlanReview;
  /** Of a plan of one: as it was read for it. */
  readonly single: PlanItem | null;
  readonly drift: DriftCheck;
  /** Why main did not take the order; it can be corrected. */
  readonly refusal: Failure | null;
  /** The order is on its way. */
  readonly isBeginning: boolean;
}

export type PlanPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'preparing'; readonly source: Source; readonly handed: number; readonly total: number }
  | { readonly kind: 'not-prepared'; readonly source: Source; readonly failure: Failure }
  | Reviewed
  /** The order was given, and neither its answer came nor an answer to what is running. */
  | {
      readonly kind: 'uncertain';
      readonly source: Source;
      readonly plan: PlanReview;
      readonly failure: Failure;
      readonly isLooking: boolean;
    };

/** Main refuses an order for these before anything is sent, and it can be corrected in the review. */
export const refusals: readonly FailureKind[] = ['invalid-input', 'confirmation-missing', 'locked'];

/** From the order on nothing closes it but its answer. */
export const isOrdered = (phase: PlanPhase): boolean => phase.kind === 'review' && phase.isBeginning;

export const notBegun: Failure = {
  kind: 'conflict',
  message: 'The run did not begin.',
  hint: 'Nothing was sent. Make the plan again if it should still be run.',
  retryable: true,
};

/** The realms of a plan of which nothing has been sent. */
export function realmsOf(phase: PlanPhase): readonly string[] {
  switch (phase.kind) {
    case 'preparing':
    case 'not-prepared':
      return phase.source.kind === 'chosen' ? phase.source.consents.map(({ realmId }) => realmId) : [];
    case 'review':
      return phase.plan.realms.map(({ realmId }) => realmId);
    default:
      return [];
  }
}
