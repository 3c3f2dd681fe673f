/** From a keystroke to rows that are filtered, counted and sorted; and from a click on a header to another order. */
import { parse } from '../src/renderer/src/consents/query/parse';
import { noQuery, type Query } from '../src/renderer/src/consents/query/query';
import type { ConsentTable } from '../src/renderer/src/consents/rows/consent-table';
import { type Question, ResultKeeper } from '../src/renderer/src/consents/rows/result';
import { runNow, type Steps } from '../src/renderer/src/consents/rows/steps';
import { columnKeys } from '../src/shared/columns';
import { type Figure, greatest, median, percentile, timed } from './ratios';
import { benchNow, consentTable } from './support/consent-table';

const sizes = [
  { count: 100_000, keys: 'p50 ≤ 2 ms, p95 ≤ 8 ms', sort: '≤ 10 ms' },
  { count: 1_000_000, keys: 'p95 ≤ 60 ms', sort: '≤ 120 ms' },
];

const beginning: Question = {
  query: noQuery,
  sort: { column: 'created', descending: true },
  realmNames: new Map([['bench', 'Kauri Sandbox']]),
  now: benchNow,
  only: null,
};

export async function benchFilter(rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { count, keys, sort } of sizes) {
    const table = consentTable(count);
    const rows = `${count.toLocaleString('en')} rows`;
    const keeper = new ResultKeeper();
    runNow(keeper.answer(table, beginning));
    runNow(keeper.prepare(table, beginning));
    figures.push(...(await typing(table, keeper, rows, keys, rounds)));
    figures.push(...(await sorting(table, keeper, rows, sort, rounds)));
  }
  return figures;
}

async function typing(
  table: ConsentTable,
  keeper: ResultKeeper,
  rows: string,
  target: string,
  rounds: number,
): Promise<Figure[]> {
  const [ours, theirs, steps]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++)
    for (const texts of sessions(table, round)) {
      let query: Query = noQuery;
      for (const text of texts) {
        // As in the window: what cannot be read yet leaves the last one in force.
        query = parse(text).query ?? query;
        theirs.push(await timed(() => onePass(table)));
        ours.push(await timed(() => stepped(keeper.answer(table, { ...beginning, query }), steps)));
      }
    }
  const shared = { rounds, count: ours.length, p95: percentile(ours, 0.95), max: greatest(ours) };
  return [
    {
      what: `keystroke → filtered, counted, sorted: ${rows}`,
      floor: 'one pass over the joined text',
      ours: median(ours),
      theirs: median(theirs),
      ratio: median(ours) / median(theirs),
      target,
      ...shared,
    },
    {
      what: `its longest stretch without a pause: ${rows}`,
      floor: 'none',
      ours: median(steps),
      target: '≤ 16 ms',
      rounds,
      count: steps.length,
      p95: percentile(steps, 0.95),
      max: greatest(steps),
    },
  ];
}

/** What is typed, key by key; every text is a state of the box. */
function sessions(table: ConsentTable, round: number): string[][] {
  const someone = table.at((7919 * (round + 1)) % table.end);
  if (!someone) throw new Error('An empty table has nothing to look for.');
  const { id, customer, recipient } = someone;
  const name = customer.name.toLowerCase();
  return [
    typed(name),
    [...typed(name.slice(0, 6)), ...typed(name.slice(0, 6)).reverse(), ''],
    typed(customer.email),
    typed(recipient.name.slice(0, 16)),
    typed(`recipient:"${recipient.name.slice(0, 16)}`),
    typed(id.slice(0, 8)),
    [id],
    typed('status:active smith'),
    typed('expires:<30d tra'),
    typed(`-permission:transactions customer:@${customer.email.split('@')[1]}`),
    typed('2026-03'),
  ];
}

const typed = (text: string): string[] => Array.from(text, (_, place) => text.slice(0, place + 1));

/** One character that is nowhere: no hit stops the pass. What is not used, V8 does not look for. */
function onePass({ ids, customers }: ConsentTable): void {
  let found = 0;
  for (const column of [ids, customers])
    for (let number = 0; number < column.blocks; number++)
      found = Math.max(found, column.block(number).text.indexOf('~'));
  if (found > 0) throw new Error('There is a ~ in the texts.');
}

function stepped<T>(steps: Steps<T>, times: number[]): void {
  for (;;) {
    const start = performance.now();
    const { done } = steps.next();
    times.push(performance.now() - start);
    if (done) return;
  }
}

async function sorting(
  table: ConsentTable,
  keeper: ResultKeeper,
  rows: string,
  target: string,
  rounds: number,
): Promise<Figure[]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const { rows: order } = runNow(keeper.answer(table, beginning));
  for (let round = 0; round < rounds; round++)
    for (const column of columnKeys)
      for (const descending of [false, true]) {
        theirs.push(await timed(() => order.slice().reverse()));
        ours.push(
          await timed(() => runNow(keeper.answer(table, { ...beginning, sort: { column, descending } }))),
        );
      }
  return [
    {
      what: `change of sort, each column in turn: ${rows}`,
      floor: 'reversing an order',
      ours: median(ours),
      theirs: median(theirs),
      ratio: median(ours) / median(theirs),
      target,
      rounds,
      count: ours.length,
      p95: percentile(ours, 0.95),
      max: greatest(ours),
    },
  ];
}
