import { expect, test } from 'vitest';
import { changed, noFilter, paused } from '../rows/filter';
import { chipsOf } from './chips';

const names = new Map([['alpha', 'Kauri Sandbox']]);
const value = (filter: typeof noFilter) =>
  chipsOf(filter, names).map((chip) => `${chip.name}: ${chip.value}`);

test('no filter, no chip; free text has its own box', () => {
  expect(chipsOf({ ...noFilter, text: 'hemi' }, names)).toEqual([]);
});

test('a group that is chosen whole is told as one', () => {
  const ended = ['lapsed', 'expired', 'revoked', 'rejected', 'consumed'] as const;
  expect(value(changed(noFilter, 'statuses', [...ended, 'active']))).toEqual(['Status: Active or Ended']);
  expect(value(changed(noFilter, 'statuses', ['revoked']))).toEqual(['Status: Revoked']);
});

test('many values are counted, and realms are named', () => {
  expect(value(changed(noFilter, 'recipients', ['a', 'b', 'c']))).toEqual(['Recipient: a or 2 more']);
  expect(value(changed(noFilter, 'realms', ['alpha', 'gone']))).toEqual(['Realm: Kauri Sandbox or gone']);
});

test.each([
  ['2026-03-01', '2026-03-31', '01 Mar 2026 – 31 Mar 2026'],
  ['2026-03-01', '2026-03-01', '01 Mar 2026'],
  ['2026-03-01', '', 'from 01 Mar 2026'],
  ['', '2026-03-31', 'until 31 Mar 2026'],
])('a range from %j to %j reads %s', (from, to, words) => {
  expect(value(changed(noFilter, 'created', { from, to }))).toEqual([`Created: ${words}`]);
});

test('a paused filter keeps its chip', () => {
  const filter = paused(changed(noFilter, 'statuses', ['active']), 'statuses', true);
  expect(chipsOf(filter, names)[0]?.isPaused).toBe(true);
});
