import { describe, expect, it } from 'vitest';
import { visitEnds, visitPatience } from '../../../shared/customer';
import {
  customerExtra,
  customerTitle,
  endText,
  listText,
  shortTitle,
  visitAnnouncement,
} from './customer-words';
import { aCustomer, aVisit, found } from './testing';

describe('a customer', () => {
  it('is called by name, else by e-mail address, else by id', () => {
    expect(customerTitle(aCustomer())).toBe('Hēmi Tāmihana');
    expect(customerTitle(aCustomer({ name: '' }))).toBe('hemi@example.nz');
    expect(customerTitle(aCustomer({ name: '', email: '' }))).toBe('u-1');
  });

  it('is told from others by the address, which is not said twice', () => {
    expect(customerExtra(aCustomer())).toBe('hemi@example.nz');
    expect(customerExtra(aCustomer({ name: '' }))).toBe('');
  });

  it('has room on a button, whatever the name', () => {
    expect(shortTitle(aCustomer({ name: '𝒜'.repeat(40) }), 5)).toBe('𝒜𝒜𝒜𝒜…');
    expect(shortTitle(aCustomer(), 5)).toBe('Hēmi…');
  });
});

describe('the list', () => {
  it('says how far it has been read', () => {
    expect(listText(found({ state: 'reading', known: 1240 }), false)).toBe('1,240 customers read so far …');
    expect(listText(found({ known: 1 }), false)).toBe('1 customer in this realm.');
    expect(listText(found({ state: 'failed', known: 200 }), false)).toBe(
      '200 customers read before the list broke off.',
    );
  });

  it('says how many match, and when there are more than can be shown', () => {
    expect(listText(found(), true)).toBe('3 customers in this realm. 1 matches.');
    expect(listText(found({ matches: 1_500 }), true)).toContain('The first 1 of 1,500 are shown');
  });
});

it('says why a visit ended, each in its own words', () => {
  expect(new Set(visitEnds.map(endText)).size).toBe(visitEnds.length);
  expect(endText('unused')).toContain(`${visitPatience / 60_000} minutes`);
});

it('tells a screen reader of the beginning and of the near end', () => {
  const visit = aVisit({ endsAt: 100_000 });
  expect(visitAnnouncement(visit, 'Kiwi', 0)).toBe('You act for Hēmi Tāmihana in Kiwi.');
  expect(visitAnnouncement(visit, 'Kiwi', 40_000)).toContain('less than a minute');
  expect(visitAnnouncement(null, 'Kiwi', 0)).toBe('');
});
