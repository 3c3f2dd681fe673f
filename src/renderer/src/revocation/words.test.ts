import { describe, expect, test } from 'vitest';
import { aConsent } from '../consents/rows/testing';
import { consequenceOf, consequenceOfMany } from './consequences';
import {
  barText,
  endText,
  grouped,
  heldText,
  interruptedText,
  rateText,
  stopText,
  timeLeftText,
} from './run-words';
import { aRun, countsOf } from './testing';

describe('what will follow', () => {
  test('of one is told with its names', () => {
    expect(consequenceOf(aConsent())).toMatch(/^Kōwhai Ledger can no longer read data of Hēmi Đặng/);
    expect(consequenceOf(aConsent({ status: 'pending' }))).toMatch(/^Kōwhai Ledger will not get access/);
  });

  const many = { revocable: 1_150, customers: 987, recipients: [], otherRecipients: 0 };
  const recipients = (length: number) =>
    Array.from({ length }, (_, index) => ({ name: `R${index}`, count: 1 }));

  test('of many is told in numbers', () => {
    expect(consequenceOfMany({ ...many, recipients: recipients(7) })).toBe(
      '7 recipients lose the access to data of 987 customers that these 1,150 consents give. This cannot be undone: each customer must give a new consent for each of them.',
    );
  });

  test('names a recipient that is the only one, and does not count those it does not know', () => {
    expect(consequenceOfMany({ ...many, recipients: recipients(1) })).toMatch(/^R0 loses the access/);
    expect(consequenceOfMany({ ...many, recipients: recipients(20), otherRecipients: 4 })).toMatch(
      /^More than 20 recipients lose/,
    );
  });
});

describe('how a run goes', () => {
  const counts = countsOf({ revoked: 300, failed: 10, unknown: 2, 'in-progress': 4, unsent: 888 });
  const run = aRun({ total: 1_204, counts });

  test.each([
    ['running', 'Revoking 312 of 1,204'],
    ['paused', 'Revoking is paused at 312 of 1,204'],
    ['stopping', 'Stopping at 312 of 1,204'],
    ['ended', 'Revoking has ended: 300 revoked, 10 failed, 2 unknown, 888 not sent'],
  ] as const)('%s', (state, text) => {
    expect(barText({ ...run, state })).toBe(text);
  });

  test('nothing revoked is said, too', () => {
    expect(endText({ counts: countsOf({ failed: 1 }) })).toBe('0 revoked, 1 failed');
  });

  test.each([
    [null, null],
    [20_000, 'less than a minute left'],
    [61_000, '2 min left'],
    [3_600_000, '1 h left'],
    [3_780_000, '1 h 3 min left'],
  ])('%s milliseconds: %s', (timeLeft, text) => {
    expect(timeLeftText(timeLeft)).toBe(text);
  });

  test.each([
    [null, null],
    [2.345, '2.3 a minute'],
    [1_234.5, '1,235 a minute'],
  ])('%s consents: %s', (perMinute, text) => {
    expect(rateText(perMinute)).toBe(text);
  });

  test('a realm is held until a time of day, and no longer', () => {
    const until = new Date(2026, 10, 22, 10, 31, 5).getTime();
    expect(heldText(until, until - 1)).toBe('held until 10:31:05 (the realm asked for a pause)');
    expect(heldText(until, until)).toBeNull();
    expect(heldText(null, 0)).toBeNull();
  });

  test('what a stop leaves', () => {
    expect(stopText(run)).toBe(
      '4 consents on the way will still be brought to an end; 888 consents will stay as they are.',
    );
    expect(stopText({ counts: countsOf({ unsent: 1 }) })).toBe('1 consent will stay as it is.');
  });

  test('what an interruption left: known done, not known, not sent', () => {
    expect(interruptedText(run)).toMatch(
      /^A run of .* was interrupted: 300 revoked, 10 failed, 888 not sent; of 6 nobody knows$/,
    );
  });
});

test('a hash is told in groups', () => {
  expect(grouped('3fa291bc77d012abffff')).toBe('3fa2 91bc 77d0 12ab');
  expect(grouped('3fa291', 9)).toBe('3fa2 91');
});
