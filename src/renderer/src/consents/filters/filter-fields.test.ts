import { expect, test } from 'vitest';
import { parse } from '../query/parse';
import { chosenIn, filterFields, foldedAt } from './filter-fields';

test('the wider the bar, the fewer buttons fold; the status never does', () => {
  const folded = [0, 500, 1000, 1700].map((width) => foldedAt(width).length);
  expect(folded).toEqual([4, 6, 4, 0]);
  for (const width of [0, 500, 1000]) {
    expect(filterFields).toEqual(expect.arrayContaining([...foldedAt(width)]));
    expect(foldedAt(width)).not.toContain('status');
  }
});

test('a button says how many values of its field are chosen', () => {
  const { query } = parse('-status:active status:ended,pending expires:<7d customer:a customer:b');
  expect(filterFields.map((field) => [field, chosenIn(query, field)]).filter(([, count]) => count)).toEqual([
    ['status', 2],
    ['customer', 2],
    ['expires', 1],
  ]);
});
