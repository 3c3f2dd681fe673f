import { expect, test } from 'vitest';
import { parse } from '../query/parse';
import { chipsOf } from './chips';

const chips = (text: string) => chipsOf(parse(text).query).map(({ name, words }) => `${name}: ${words}`);

test('free text has its own box, and needs no chip', () => {
  expect(chips('hemi "acme pay" -x')).toEqual([]);
});

test('one for each term, in the order of the text', () => {
  expect(chips('expires:<30d hemi -status:active recipient:"Acme Pay"')).toEqual([
    'Expires: in the next 30 days',
    'Status: not Active',
    'Recipient: Acme Pay',
  ]);
});

test('what is said twice is one chip; off is another than on', () => {
  expect(chips('status:active Status:ACTIVE')).toEqual(['Status: Active']);
  expect(chipsOf(parse('status:active ~status:active').query).map(({ isOff }) => isOff)).toEqual([
    false,
    true,
  ]);
});
