import { expect, test } from 'vitest';
import { parse } from '../query/parse';
import { recipientCounts, statusCount } from './counts';
import { ResultKeeper } from './result';
import { runNow } from './steps';
import { aConsent, tableOf } from './testing';
import { asking, now } from './testing-questions';

const ask = (table: ReturnType<typeof tableOf>, text: string, realmNames = new Map<string, string>()) => {
  const result = runNow(
    new ResultKeeper().answer(table, { ...asking(), query: parse(text).query, realmNames }),
  );
  return { ...result, ids: Array.from(result.rows, (row) => table.at(row)?.id).sort() };
};

test.each([
  ['status:active', ['active']],
  ['status:lapsed', ['lapsed']],
  ['status:lapsed -status:active', ['lapsed']],
  ['status:"ACTIVE"', ['active', 'lapsed']],
  ['status:"Active",lapsed', ['active', 'lapsed']],
  ['-status:active', ['lapsed']],
])('%s is asked of what rows show; quoted, of what the server wrote too', (text, ids) => {
  const table = tableOf(
    { id: 'active', statusAsReceived: 'active' },
    { id: 'lapsed', statusAsReceived: 'ACTIVE', expiresAt: now - 1 },
  );
  expect(ask(table, text).ids).toEqual(ids);
});

test('the count beside a status is what choosing it shows', () => {
  const table = tableOf({ statusAsReceived: 'active' }, { statusAsReceived: 'ACTIVE', expiresAt: 1 });
  const { rows, counts } = ask(table, 'status:active');
  expect(rows.length).toBe(statusCount(counts, 'active'));
});

const production = '0be1c2d3-0000-4000-8000-000000000000';
const sandbox = '11111111-0000-4000-8000-000000000000';

test.each([
  ['realm:be', ['sand']],
  [`realm:${production}`, ['prod']],
  [`realm:"${production.toUpperCase()}"`, ['prod']],
  ['realm:"Production NZ"', ['prod']],
  ['realm:""', []],
])('%s: a part of a realm is one of its name, and no id is on screen', (text, ids) => {
  const table = tableOf({ realmId: production, id: 'prod' }, { realmId: sandbox, id: 'sand' });
  const names = new Map([
    [production, 'Production NZ'],
    [sandbox, 'Best bank sandbox'],
  ]);
  expect(ask(table, text, names).ids).toEqual(ids);
});

test.each([
  ['recipient:be', ['named', 'nameless']],
  ['recipient:0BE1', ['nameless']],
  ['recipient:"acme-0be1"', ['other']],
  ['recipient:acme-0be1', ['other']],
])('%s: of a recipient the name, or the id where the list shows that', (text, ids) => {
  const table = tableOf(
    { id: 'named', recipient: { id: 'r-1', name: 'Best Pay' } },
    { id: 'nameless', recipient: { id: '0be1', name: '' } },
    { id: 'other', recipient: { id: 'acme-0be1', name: 'Acme' } },
  );
  expect(ask(table, text).ids).toEqual(ids);
});

test('the newest are in the last days, also where the server’s clock is ahead of ours', () => {
  const table = tableOf({ createdAt: now + 30_000 }, { createdAt: now - 8 * 86_400_000 });
  expect(ask(table, 'created:<7d').ids).toEqual(['c-0']);
});

test('behind the last day of the calendar nothing of that day is found', () => {
  const table = tableOf({ expiresAt: new Date(9999, 11, 31).getTime() });
  expect(ask(table, 'expires:>9999-12-31').ids).toEqual([]);
  expect(ask(table, 'expires:>=9999-12-31').ids).toEqual(['c-0']);
});

test('recipients that read alike are one: choosing it shows all that it counts', () => {
  const table = tableOf(
    { recipient: { id: 'r-1', name: 'ACME' } },
    { recipient: { id: 'r-2', name: 'Acmé' } },
    { recipient: { id: 'r-3', name: 'Zephyr' } },
  );
  const told = recipientCounts(table, ask(table, '').counts);
  expect(told.map(({ label, count }) => [label, count])).toEqual([
    ['ACME', 2],
    ['Zephyr', 1],
  ]);
  expect(ask(table, 'recipient:"ACME"').rows.length).toBe(2);
  table.put([aConsent({ id: 'more', recipient: { id: 'r-4', name: 'acme' } })], 1);
  expect(recipientCounts(table, ask(table, '').counts)[0]).toMatchObject({ label: 'ACME', count: 3 });
});
