/**
 * npm run bench [-- --rounds 11] [-- --only start|decode|first-rows|export|bulk-revoke]: prints a table, and writes it as JSON to bench/results/.
 * bulk-revoke takes --count, --limit and --kind too.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RateLimitKind } from '../src/simulator';
import { benchBulkRevoke } from './bulk-revoke';
import { benchDecode } from './decode';
import { benchExport } from './export';
import { benchFirstRows } from './first-rows';
import type { Figure } from './ratios';
import { benchStart } from './start';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string' },
    count: { type: 'string', default: '500' },
    limit: { type: 'string', default: '50' },
    kind: { type: 'string', default: 'fixed window' },
  },
});
const limited = {
  count: Number(values.count),
  limit: Number(values.limit),
  kind: values.kind as RateLimitKind,
};
const benches = {
  decode: benchDecode,
  start: benchStart,
  'first-rows': benchFirstRows,
  export: benchExport,
  'bulk-revoke': () => benchBulkRevoke(limited),
};
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
