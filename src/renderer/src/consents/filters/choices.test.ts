import { expect, test } from 'vitest';
import { statusesOf, statusWords } from '../query/status-words';
import { noCounts } from '../rows/counts';
import { shownStatuses } from '../rows/shown-status';
import { type ChoiceGroup, chosenOf, isItemChosen, toggledGroup, toggledItem, typedValues } from './choices';
import { statusChoices } from './facet-choices';

const word = (text: string) => ({ text, isWhole: false });
const words = (values: readonly { text: string }[]) => values.map(({ text }) => text);
const groups = statusChoices(noCounts);
const group = (text: string) => groups.find(({ value }) => value.text === text) as ChoiceGroup;
const ended = group('ended');
const item = (text: string) => ended.items.find(({ value }) => value.text === text) ?? ended;

test('a group stands for all of its values, and all of its values for the group', () => {
  expect(words(toggledGroup(ended, [word('active'), word('revoked')]))).toEqual(['active', 'ended']);
  expect(words(toggledGroup(ended, [word('active'), word('ended')]))).toEqual(['active']);
  const four = [...ended.items].slice(1).map(({ value }) => value);
  expect(words(toggledItem(ended, item('lapsed'), four))).toEqual(['ended']);
  expect(words(toggledItem(ended, item('lapsed'), [word('ended')]))).toEqual(words(four));
});

test('one of a group is chosen and let go by itself', () => {
  const chosen = toggledItem(ended, item('revoked'), [word('active')]);
  expect(words(chosen)).toEqual(['active', 'revoked']);
  expect(chosenOf(ended, chosen)).toBe('some');
  expect(isItemChosen(ended, item('revoked'), chosen)).toBe(true);
  expect(words(toggledItem(ended, item('revoked'), chosen))).toEqual(['active']);
  expect(chosenOf(ended, [])).toBe('none');
});

test('what was typed and stands for no choice is told apart', () => {
  const quoted = { text: 'Authorised', isWhole: true };
  expect(typedValues(groups, [word('Active'), quoted, word('revoked')])).toEqual([quoted]);
});

test('what the filter writes is what the language reads', () => {
  const written = groups.flatMap(({ value, items }) => [value, ...items.map((each) => each.value)]);
  expect(new Set(words(written))).toEqual(new Set(statusWords));
  expect(new Set(words(written).flatMap(statusesOf))).toEqual(new Set(shownStatuses));
});
