import { expect, it } from 'vitest';
import { readStatus } from './codec-status';
import { StatusFilter, StatusFilters } from './status-filter';

const records = (...words: string[]) =>
  words.map((word) => ({ status: readStatus(word), statusAsReceived: word }));
const wordsOf = (filter: StatusFilter, ...statuses: Parameters<StatusFilter['questions']>[0]) =>
  filter.questions(statuses).map(({ word }) => word);

it('asks with our word until it has seen the realm’s own', () => {
  const filter = new StatusFilter();
  expect(filter.questions(['pending'])).toEqual([{ status: 'pending', word: 'pending', isGuess: true }]);
  filter.learn(records('AWAU', 'Authorised'));
  expect(filter.questions(['pending'])).toEqual([{ status: 'pending', word: 'AWAU', isGuess: false }]);
  expect(wordsOf(filter, 'revoked')).toEqual(['revoked']);
});

it('asks the commonest word of each status first', () => {
  const filter = new StatusFilter();
  filter.learn(records('AWUP', 'AWAU', 'AWAU', 'AUTH', 'CREATED', 'CREATED', 'CREATED'));
  expect(wordsOf(filter, 'active', 'pending')).toEqual(['AUTH', 'CREATED', 'AWAU', 'AWUP']);
});

it('asks nothing of a status that we do not know', () => {
  const filter = new StatusFilter();
  filter.learn(records('Frobnicated', 'SuspendedByHolder'));
  expect(wordsOf(filter, 'other')).toEqual([]);
});

it('does not guess again where a guess was refused, and still asks with the realm’s own word', () => {
  const filter = new StatusFilter();
  filter.refused({ status: 'pending', word: 'pending', isGuess: true });
  expect(wordsOf(filter, 'pending', 'active')).toEqual([]);
  filter.learn(records('AWAU'));
  expect(wordsOf(filter, 'pending', 'active')).toEqual(['AWAU']);
});

it('asks no more where the realm’s own word is refused, or the filter ignored', () => {
  const refusing = new StatusFilter();
  refusing.learn(records('AWAU'));
  refusing.refused({ status: 'pending', word: 'AWAU', isGuess: false });
  expect(wordsOf(refusing, 'pending', 'active')).toEqual([]);
  const ignoring = new StatusFilter();
  ignoring.ignored();
  expect(wordsOf(ignoring, 'pending')).toEqual([]);
});

it('asks nothing where the whole list comes on one page, until it does not', () => {
  const filter = new StatusFilter();
  filter.wholeListHad(1);
  expect(wordsOf(filter, 'pending')).toEqual([]);
  filter.wholeListHad(2);
  expect(wordsOf(filter, 'pending')).toEqual(['pending']);
});

it('keeps no more words than a realm can have in earnest', () => {
  const filter = new StatusFilter();
  for (let number = 0; number < 500; number++)
    filter.learn(records(`pend${'-'.repeat(number % 50)}ing${' '.repeat(number / 50)}`));
  expect(wordsOf(filter, 'pending')).toHaveLength(100);
});

it('knows each realm, and each address of a list, for itself', () => {
  const filters = new StatusFilters();
  filters.of('a', 'https://one').ignored();
  expect(wordsOf(filters.of('a', 'https://one'), 'pending')).toEqual([]);
  expect(wordsOf(filters.of('a', 'https://two'), 'pending')).toEqual(['pending']);
  expect(wordsOf(filters.of('b', 'https://one'), 'pending')).toEqual(['pending']);
});
