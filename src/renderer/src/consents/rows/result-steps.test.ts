/** Over more rows than one block of texts, and than one step, holds. */
import { expect, test } from 'vitest';
import { columnKeys } from '../../../../shared/columns';
import { ConsentTable } from './consent-table';
import { plainAnswer } from './plain-answer';
import { type Question, ResultKeeper } from './result';
import { rowsPerStep, runNow } from './steps';
import { aConsent } from './testing';
import { asking, not, values, word } from './testing-questions';

const names = ['Hēmi', 'Zoë', 'Aroha', 'Ōrewa', 'ex', 'Ngaio', ''];
const many = (count: number): ConsentTable => {
  const table = new ConsentTable();
  const consents = Array.from({ length: count }, (_, place) => {
    const number = (place * 7919) % count;
    const name = `${names[number % names.length]} ${number % 300}`;
    return aConsent({
      id: `c-${number}`,
      realmId: number % 3 === 0 ? 'alpha' : 'beta',
      customer: { id: `u-${number % 1000}`, name, email: `${number % 13 === 0 ? 'x' : 'mail'}@example.com` },
      recipient: { id: '', name: names[number % 5] ?? '' },
      createdAt: number % 11 === 0 ? null : (number * 86_400_000) % 3e11,
      status: number % 4 === 0 ? 'active' : 'revoked',
    });
  });
  table.put(consents, 1);
  return table;
};

const questions: readonly Question[] = [
  asking(word('e')),
  asking(word('ex')),
  asking(word('zoe 29')),
  asking(word('c-12'), not(word('9'))),
  asking(values('customer', 'x@', 'u-77'), values('realm', 'beta')),
  asking(values('status', 'active'), word('aroha')),
];

test('many blocks are searched as one', () => {
  const table = many(1500);
  const keeper = new ResultKeeper();
  for (const question of questions) {
    const { rows } = runNow(keeper.answer(table, question));
    expect(rows.length).toBeGreaterThan(0);
    expect([...rows]).toEqual(plainAnswer(table, question).rows);
  }
});

test('many labels are sorted as few are, and more are put among them', () => {
  const table = many(1100);
  const keeper = new ResultKeeper();
  for (const more of [0, 200]) {
    table.put(
      Array.from({ length: more }, (_, place) =>
        aConsent({ id: `d-${place}`, customer: { id: '', name: `${names[place % 7]} ${place}`, email: '' } }),
      ),
      1,
    );
    for (const column of columnKeys) {
      const question: Question = { ...asking(), sort: { column, descending: more > 0 } };
      expect([...runNow(keeper.answer(table, question)).rows]).toEqual(plainAnswer(table, question).rows);
    }
  }
});

test('no step works on more rows than one may', () => {
  const table = many(rowsPerStep + 1);
  const stepsOf = (question: Question) => {
    const steps = new ResultKeeper().answer(table, question);
    let count = 1;
    while (!steps.next().done) count++;
    return count;
  };
  // The state of the table, its order by three digits, the letters of 33 blocks twice, the search, the counts, the walk.
  const perPass = 2;
  expect(stepsOf(asking())).toBeGreaterThanOrEqual(4 * perPass);
  expect(stepsOf(asking(word('zoe')))).toBeGreaterThanOrEqual(4 * perPass + 2 * 4);
  expect(stepsOf({ ...asking(), sort: { column: 'customer', descending: false } })).toBeGreaterThan(64);
});
