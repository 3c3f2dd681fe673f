import fc from 'fast-check';
import { expect, it } from 'vitest';
import { customerSchema } from '../../shared/customer';
import { decodeCustomer } from './customer-codec';

it.each([
  [
    { id: 'u', email: 'a@b.nz' },
    { id: 'u', email: 'a@b.nz', name: '' },
  ],
  [
    { userId: 7, emailAddress: 'a@b.nz', name: 'Ann' },
    { id: '7', email: 'a@b.nz', name: 'Ann' },
  ],
  [
    { id: 'k', username: 'a@b.nz', firstName: 'Ann', lastName: 'Lee', enabled: true },
    { id: 'k', email: 'a@b.nz', name: 'Ann Lee' },
  ],
  [
    { id: 'k', username: 'ann' },
    { id: 'k', email: '', name: '' },
  ],
  [
    { sub: 's', given_name: 'Ann', family_name: 'Lee' },
    { id: 's', email: '', name: 'Ann Lee' },
  ],
  [
    { id: 'e', emails: [{ value: 'a@b.nz' }] },
    { id: 'e', email: 'a@b.nz', name: '' },
  ],
  [
    { id: {}, uuid: 'x', email: 5 },
    { id: 'x', email: '5', name: '' },
  ],
])('reads %o', (record, customer) => {
  expect(decodeCustomer(record)).toEqual(customer);
});

it.each([
  [null],
  [[]],
  ['u'],
  [{}],
  [{ email: 'a@b.nz' }],
  [{ id: '' }],
  [{ id: 'x'.repeat(600) }],
  [{ id: 1e300 }],
])('has no use for %o', (record) => {
  expect(decodeCustomer(record)).toBeNull();
});

it('makes what the contract allows, of anything', () => {
  const key = fc.constantFrom('id', 'userId', 'email', 'emails', 'name', 'firstName', 'username', 'x');
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue())), (record) => {
      const customer = decodeCustomer(record);
      if (customer) expect(customerSchema.parse(customer)).toEqual(customer);
    }),
  );
});
