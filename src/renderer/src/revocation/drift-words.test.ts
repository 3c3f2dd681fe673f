import { expect, test } from 'vitest';
import type { Drift } from '../../../shared/revocation';
import { driftWords } from './drift-words';

const drift: Drift = {
  planId: 'p-1',
  state: 'complete',
  checked: 10,
  total: 10,
  same: 10,
  changed: 0,
  ended: 0,
  gone: 0,
  unreadable: 0,
  examples: [],
};

test('nothing has changed', () => {
  expect(driftWords(drift)).toEqual({
    title: 'Nothing has changed since',
    text: '10 consents are what they were when they were chosen.',
    isSame: true,
  });
  expect(driftWords({ ...drift, same: 1 }).text).toBe('1 consent is what it was when it was chosen.');
});

test('whatever is other than it was is counted, and what could not be read is not called the same', () => {
  const { title, text, isSame } = driftWords({
    ...drift,
    same: 5,
    changed: 1,
    ended: 2,
    gone: 1,
    unreadable: 1,
  });
  expect(title).toBe('1 has changed, 2 have ended, 1 is no longer there, 1 could not be read');
  expect(text).toMatch(/^5 are the same/);
  expect(isSame).toBe(false);
});

test('a check that was stopped says how far it came', () => {
  expect(driftWords({ ...drift, state: 'stopped', checked: 4, same: 4 }).title).toBe(
    'Stopped after 4 of 10. Nothing has changed since',
  );
});
