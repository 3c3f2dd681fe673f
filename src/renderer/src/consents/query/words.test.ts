import { expect, test } from 'vitest';
import { parse } from './parse';
import type { TimeTerm, ValuesTerm } from './query';
import { fieldLabels, termWords } from './words';

const words = (text: string) => {
  const term = parse(text).query.terms[0] as ValuesTerm | TimeTerm;
  return `${fieldLabels[term.field]} ${termWords(term)}`;
};

test.each([
  ['status:active,ended', 'Status Active or Ended'],
  ['-status:lapsed', 'Status not Expired in effect'],
  ['status:"Authorised"', 'Status ‘Authorised’'],
  ['recipient:"Acme Pay"', 'Recipient Acme Pay'],
  ['recipient:acme', 'Recipient with ‘acme’'],
  ['recipient:""', 'Recipient none'],
  ['recipient:"a","b","c"', 'Recipient a or 2 more'],
  ['-customer:@example.com', 'Customer not with ‘@example.com’'],
  ['id:urn:1', 'Consent id with ‘urn:1’'],
  ['expires:<30d', 'Expires in the next 30 days'],
  ['expires:>2w', 'Expires in 14 days or later'],
  ['expires:past,none', 'Expires already past or without a date'],
  ['created:<1h', 'Created in the last hour'],
  ['created:<1d', 'Created in the last 24 hours'],
  ['updated:>7d', 'Updated 7 days ago or earlier'],
  ['created:2026-03-01..2026-03-31', 'Created 01 Mar 2026 – 31 Mar 2026'],
  ['created:2026-03-01', 'Created 01 Mar 2026'],
  ['created:>=2026-03-01', 'Created from 01 Mar 2026'],
  ['created:<=2026-03-31', 'Created until 31 Mar 2026'],
  ['-created:2026', 'Created not 01 Jan 2026 – 31 Dec 2026'],
])('%s reads %s', (text, told) => {
  expect(words(text)).toBe(told);
});
