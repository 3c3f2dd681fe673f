import { expect, test } from 'vitest';
import { aConsent } from '../consents/rows/testing';
import { customerOf } from './known-customer';
import { anItem, aRunItem } from './testing';

const nameless = aConsent({ customer: { id: 'u-1', name: '', email: '' } });
const hemi = { id: 'u-1', name: 'Hēmi', email: '' };
const nobody = () => undefined;

test('is told by what was chosen, then by what was read, then by what the list has', () => {
  expect(customerOf(anItem(), nobody).name).toBe('Hēmi Đặng');
  const read = aConsent({ customer: hemi });
  const item = aRunItem({ ...anItem({ consent: nameless }), outcome: { kind: 'revoked', after: read } });
  expect(customerOf(item, nobody)).toEqual(hemi);
  expect(customerOf(anItem({ consent: nameless }), () => read)).toEqual(hemi);
});

test('nobody else’s name is taken for it', () => {
  const other = aConsent({ customer: { id: 'u-2', name: 'Mere', email: '' } });
  expect(customerOf(anItem({ consent: nameless }), () => other)).toEqual(nameless.customer);
  expect(customerOf(anItem({ consent: nameless }), nobody)).toEqual(nameless.customer);
});
