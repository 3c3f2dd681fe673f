/** What will follow from a revocation, in plain words. */
import type { Consent } from '../../../shared/consent';
import type { PlanReview } from '../../../shared/revocation';
import { count } from '../consents/progress-summary';

export const recipientName = ({ recipient }: Pick<Consent, 'recipient'>): string =>
  recipient.name || recipient.id || 'The recipient';

export const customerName = ({ customer }: Pick<Consent, 'customer'>): string =>
  customer.name || customer.email || customer.id || 'the customer';

export function consequenceOf(consent: Consent): string {
  const recipient = recipientName(consent);
  const customer = customerName(consent);
  return consent.status === 'pending'
    ? `${recipient} will not get access to data of ${customer} by this consent. This cannot be undone: the customer must give a new consent.`
    : `${recipient} can no longer read data of ${customer} by this consent. This cannot be undone: the customer must give a new consent.`;
}

type Many = Pick<PlanReview, 'revocable' | 'customers' | 'recipients' | 'otherRecipients'>;

export function consequenceOfMany({ revocable, customers, recipients, otherRecipients }: Many): string {
  const only = recipients.length === 1 && otherRecipients === 0 ? recipients[0] : undefined;
  const lose =
    only !== undefined
      ? `${only.name || 'The recipient'} loses`
      : `${otherRecipients > 0 ? 'More than ' : ''}${count(recipients.length, 'recipient')} lose`;
  const undone =
    customers === 1
      ? 'the customer must give new consents'
      : 'each customer must give a new consent for each of them';
  return `${lose} the access to data of ${count(customers, 'customer')} that ${
    revocable === 1 ? 'this consent gives' : `these ${revocable.toLocaleString('en')} consents give`
  }. This cannot be undone: ${undone}.`;
}

/** Of those that are chosen and have nothing left to be revoked; empty when there are none. */
export function endedText({ count: all, revocable }: Pick<PlanReview, 'count' | 'revocable'>): string {
  const ended = all - revocable;
  if (ended === 0) return '';
  return `${ended.toLocaleString('en')} ${ended === 1 ? 'has' : 'have'} already ended: nothing will be sent for ${ended === 1 ? 'it' : 'them'}.`;
}
