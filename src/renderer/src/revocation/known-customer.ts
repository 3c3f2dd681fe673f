/**
 * Whose consent it is, in words. A plan file and a run that was cut off hold no name and no e-mail address; what was read again since, or stands in
 * the list, does. Only for the eye: what is revoked is named by ids.
 */
import type { Consent } from '../../../shared/consent';
import type { PlanItem, RunItem } from '../../../shared/revocation';

type Customer = Consent['customer'];
type Find = (realmId: string, consentId: string) => Consent | undefined;

const isNamed = ({ name, email }: Customer): boolean => name !== '' || email !== '';

export function customerOf(item: PlanItem | RunItem, find: Find): Customer {
  const { consent, ref } = item;
  const after = 'outcome' in item && item.outcome && 'after' in item.outcome ? item.outcome.after : null;
  const known = [consent, after, find(ref.realmId, ref.consentId)];
  const named = known.find((one) => one && isNamed(one.customer) && one.customer.id === consent.customer.id);
  return (named ?? consent).customer;
}
