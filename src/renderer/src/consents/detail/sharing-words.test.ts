import { expect, test } from 'vitest';
import { sharingWords } from './sharing-words';

test.each([
  [null, null],
  [0, 'Once only'],
  [10, 'For 1 minute'],
  [600, 'For 10 minutes'],
  [3600, 'For 1 hour'],
  [86_400, 'For 1 day'],
  [31_536_000, 'For 365 days'],
])('%s seconds: %s', (seconds, words) => {
  expect(sharingWords(seconds)).toBe(words);
});
