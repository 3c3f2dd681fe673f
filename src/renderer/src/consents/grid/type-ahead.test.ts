import { expect, test } from 'vitest';
import type { ColumnKey } from '../../../../shared/columns';
import { runNow } from '../rows/steps';
import { tableOf } from '../rows/testing';
import { nextBeginning } from './type-ahead';

const now = Date.UTC(2026, 5, 1);
const names = {
  now,
  realmNames: new Map([
    ['alpha', 'Kiwi'],
    ['beta', 'Ākonga'],
  ]),
};
const nobody = { id: '', name: '', email: '' };

const table = tableOf(
  {
    customer: { id: 'u-1', name: 'Hēmi Đặng', email: 'zoe@example.com' },
    recipient: { id: 'r', name: 'Zoë & Co' },
  },
  { customer: { id: 'u-2', name: '', email: 'Aroha@example.com' }, expiresAt: now - 1 },
  { customer: { ...nobody, id: 'kiri' }, status: 'other', statusAsReceived: 'Parked', realmId: 'beta' },
  { customer: { id: 'u-4', name: 'hemi Tāmihana', email: '' }, status: 'revoked' },
);
const all = Uint32Array.from([0, 1, 2, 3]);
const find = (prefix: string, from = 0, column: ColumnKey = 'created', rows = all) =>
  runNow(nextBeginning(table, rows, from, prefix, column, names));

test('the next row from there on whose customer begins with it, without case and marks', () => {
  expect(find('hem')).toBe(0);
  expect(find('hem', 1)).toBe(3);
  expect(find('HĒMI t')).toBe(3);
});

test('a customer is called as the list calls them: by name, or else e-mail, or else id', () => {
  expect(find('aroha')).toBe(1);
  expect(find('kiri')).toBe(2);
  expect(find('zoe')).toBe(-1);
  expect(find('u-')).toBe(-1);
});

test('after the end it goes on at the start, and places are places in the list', () => {
  expect(find('hemi d', 2)).toBe(0);
  expect(find('hemi', 4)).toBe(0);
  expect(find('hemi d', 0, 'created', Uint32Array.from([3, 2, 0]))).toBe(2);
});

test('in the column that the list is sorted by, where that is a text', () => {
  expect(find('zoe', 0, 'recipient')).toBe(0);
  expect(find('akonga', 0, 'realm')).toBe(2);
  expect(find('c-3', 0, 'id')).toBe(3);
  expect(find('hem', 0, 'expires')).toBe(0);
});

test('a status is what it is called on screen', () => {
  expect(find('expired in', 0, 'status')).toBe(1);
  expect(find('park', 0, 'status')).toBe(2);
  expect(find('rev', 0, 'status')).toBe(3);
  expect(find('other', 0, 'status')).toBe(-1);
});

test('nothing is found where nothing begins so, nor in an empty list', () => {
  expect(find('q')).toBe(-1);
  expect(find('h', 0, 'created', new Uint32Array(0))).toBe(-1);
});

test('a long list is looked through in steps', () => {
  const many = new Uint32Array(50_000);
  const steps = nextBeginning(table, many, 0, 'nobody', 'customer', names);
  let count = 0;
  while (!steps.next().done) count++;
  expect(count).toBeGreaterThan(10);
});
