/** What will follow from a revocation, in plain words. */
import type { Consent } from '../../../shared/consent';

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
