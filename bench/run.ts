/** npm run bench [-- --rounds 11] [-- --only start|decode|first-rows]: prints a table, and writes it as JSON to bench/results/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDecode } from './decode';
import { benchFirstRows } from './first-rows';
import type { Figure } from './ratios';
import { benchStart } from './start';

const benches = { decode: benchDecode, start: benchStart, 'first-rows': benchFirstRows };

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, only: { type: 'string' } },
});
const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0)
  throw new Error(`There is no bench '${values.only}': ${Object.keys(benches).join(', ')}.`);

const figures: Figure[] = [];
for (const [, bench] of chosen) figures.push(...(await bench(Number(values.rounds))));

console.table(
  figures.map(({ what, floor, ours, theirs, ratio, target }) => ({
    what,
    'ms, median': Math.round(ours),
    floor,
    'its ms': Math.round(theirs),
    ratio: ratio.toFixed(2),
    target,
  })),
);
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'latest.json'),
  `${JSON.stringify({ at: new Date().toISOString(), figures }, null, 2)}\n`,
);
