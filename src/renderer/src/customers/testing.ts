/** Customers and visits for the tests of this folder. */
import type { Customer, CustomersFound, Visit } from '../../../shared/customer';

export const aCustomer = (over: Partial<Customer> = {}): Customer => ({
  id: 'u-1',
  email: 'hemi@example.nz',
  name: 'Hēmi Tāmihana',
  ...over,
});

export const aVisit = (over: Partial<Visit> = {}): Visit => ({
  visitId: 'v-1',
  realmId: 'alpha',
  customer: aCustomer(),
  startedAt: 1,
  endsAt: 900_001,
  ...over,
});

export const found = (over: Partial<CustomersFound> = {}): CustomersFound => ({
  realmId: 'alpha',
  state: 'complete',
  known: 3,
  matches: 1,
  customers: [aCustomer()],
  readAt: 5,
  ...over,
});
