import { expect, it } from 'vitest';
import { ownerWords } from './owner-words';

const customer = (id: string, email: string, name: string) =>
  ownerWords({ owner: { kind: 'customer', customer: { id, email, name } } });

it('says whether a token is the client’s or a customer’s', () => {
  expect(ownerWords({ owner: { kind: 'client', clientId: 'kiwi-app' } })).toEqual({
    title: 'Client token',
    detail: 'kiwi-app',
  });
  expect(customer('7', 'hemi@example.nz', 'Hēmi')).toEqual({
    title: 'User-context token for Hēmi',
    detail: 'hemi@example.nz · 7',
  });
});

it('calls a customer by what there is', () => {
  expect(customer('7', 'hemi@example.nz', '').title).toBe('User-context token for hemi@example.nz');
  expect(customer('7', '', '')).toEqual({ title: 'User-context token for 7', detail: '' });
});
