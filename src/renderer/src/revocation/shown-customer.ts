import type { PlanItem, RunItem } from '../../../shared/revocation';
import { consentsStore } from '../consents/stores';
import { customerOf } from './known-customer';

/** With the name that the list has, where the plan has none. */
export const shownCustomer = (item: PlanItem | RunItem) =>
  customerOf(item, (realmId, consentId) => consentsStore.getState().table.get(realmId, consentId));
