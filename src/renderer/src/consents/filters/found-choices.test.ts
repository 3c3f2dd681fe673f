import { expect, test } from 'vitest';
import type { ChoiceGroup } from './choices';
import { foundChoices } from './found-choices';

const choice = (label: string) => ({ value: { text: label, isWhole: true }, label, count: 1 });
const group = (label: string, ...items: readonly string[]): ChoiceGroup => ({
  ...choice(label),
  items: items.map(choice),
});
const found = (groups: readonly ChoiceGroup[], query: string, most = 200) => {
  const { groups: told, left } = foundChoices(groups, query, most);
  return [told.map(({ group: { label }, items }) => [label, ...items.map((item) => item.label)]), left];
};

const groups = [
  group('Ended', 'Expired', 'Revoked'),
  group('Āccounts', 'Names', 'Numbers'),
  group('Other', 'Other'),
];

test('a group that was found is shown whole; of another, what was', () => {
  expect(found(groups, '')).toEqual([
    [['Ended', 'Expired', 'Revoked'], ['Āccounts', 'Names', 'Numbers'], ['Other']],
    0,
  ]);
  expect(found(groups, 'acc')).toEqual([[['Āccounts', 'Names', 'Numbers']], 0]);
  expect(found(groups, 'revo')).toEqual([[['Ended', 'Revoked']], 0]);
  expect(found(groups, 'nobody')).toEqual([[], 0]);
});

test('no more lines than can be read, and the others counted', () => {
  expect(found(groups, '', 5)).toEqual([
    [
      ['Ended', 'Expired', 'Revoked'],
      ['Āccounts', 'Names'],
    ],
    2,
  ]);
  const many = Array.from({ length: 1000 }, (_, place) => group(`Recipient ${place}`));
  const [told, left] = found(many, 'recipient', 200);
  expect([(told as unknown[]).length, left]).toEqual([200, 800]);
});
