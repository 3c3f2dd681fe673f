/** How visits refuse: each says why it is over, and what to do. None names a customer, since what is refused may be shown to whoever looks on. */
import type { VisitEnd } from '../../shared/customer';
import { FailureError, fail } from '../../shared/failure';

const whys: Record<VisitEnd, string> = {
  'by the operator': 'You have stopped acting for this customer.',
  'realm switched': 'You no longer act for this customer: another realm was opened.',
  'realm changed': 'You no longer act for this customer: the settings of the realm were changed.',
  locked: 'You no longer act for this customer: the screen was locked or the computer slept.',
  unused: 'You no longer act for this customer: nothing was done for 15 minutes.',
  'another visit': 'You no longer act for this customer: you have begun to act for somebody.',
  'app ended': 'You no longer act for this customer: the app was ended.',
};

const beginAgain = 'Find the customer again and act for them anew, if you still need to.';

/** `why` is null where nobody knows any more. */
export const visitEnded = (why: VisitEnd | null): FailureError =>
  fail('visit-ended', why ? whys[why] : 'You do not act for this customer any more.', beginAgain);

export const otherRealm = () =>
  fail(
    'visit-ended',
    'The customer you act for is one of another realm.',
    'Open the realm of that customer, or stop acting for them.',
  );

/** Of a plan or a run that was begun on behalf of a customer. */
export const noVisitOfThem = (customerId: string) =>
  fail(
    'visit-ended',
    `This is done on behalf of the customer ‘${customerId}’, and you do not act for them now.`,
    'Find that customer in the same realm, act for them, and go on.',
  );

export const unknownCustomer = () =>
  fail(
    'customer-unknown',
    'This customer is not in the list of the realm, as far as it has been read.',
    'Search for them again, and choose them from the list.',
  );

export const endedMeanwhile = (why: VisitEnd) =>
  fail('cancelled', `${whys[why]} That was before it had begun.`, beginAgain, { retryable: true });

export const isVisitEnded = (error: unknown): boolean =>
  error instanceof FailureError && error.failure.kind === 'visit-ended';

/** A server that does not mind in whose context it is asked. */
export const ofOthers = () =>
  fail(
    'contract',
    'The API answered with consents of other customers than the one you act for. They are not shown as this customer’s.',
    'Ask the operator of the API whether it supports user-context tokens, and which exchange this realm needs.',
  );
