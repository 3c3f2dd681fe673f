/**
 * npm run bench [-- --rounds 11] [-- --only scroll]: the figures of the table 'Targets', each beside its floor and, where there is such a thing,
 * beside what one would take instead; as a table, and as JSON in bench/results/. The names that --only knows stand below.
 *
 * The soak takes half an hour and is run by name alone: --only soak [--cycles 200]. bulk-revoke takes --count, --limit and --kind.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RateLimitKind } from '../src/simulator';
import { benchActivity } from './activity';
import { benchBulkRevoke } from './bulk-revoke';
import { benchDecode } from './decode';
import { benchDetail } from './detail';
import { benchExport } from './export';
import { benchFilter } from './filter';
import { benchFirstRows } from './first-rows';
import { benchMemory } from './memory';
import type { Figure } from './ratios';
import { benchScroll } from './scroll';
import { benchSoak } from './soak';
import { benchStart } from './start';
import { benchStream } from './stream';
import { printFigures } from './table';
import { benchTokens } from './tokens';
import { benchTyping } from './typing';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string' },
    cycles: { type: 'string', default: '200' },
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
type Bench = (rounds: number) => Promise<Figure[]>;
const usual: Record<string, Bench> = {
  start: benchStart,
  'first-rows': benchFirstRows,
  stream: benchStream,
  decode: benchDecode,
  filter: benchFilter,
  typing: benchTyping,
  scroll: benchScroll,
  detail: benchDetail,
  memory: benchMemory,
  tokens: benchTokens,
  'bulk-revoke': () => benchBulkRevoke(limited),
  export: benchExport,
  activity: benchActivity,
};
const byName: Record<string, Bench> = { ...usual, soak: () => benchSoak(Number(values.cycles)) };
const { only } = values;
const chosen =
  only === undefined ? Object.entries(usual) : Object.entries(byName).filter(([name]) => name === only);
if (chosen.length === 0) throw new Error(`There is no bench '${only}': ${Object.keys(byName).join(', ')}.`);

const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
const machine = {
  cores: `${cpus().length} × ${cpus()[0]?.model}`,
  electron: process.env.WYCH_ELECTRON_VERSION,
};
const results: Record<string, Figure[]> = {};
const keep = (): void =>
  writeFileSync(
    join(folder, only === undefined ? 'latest.json' : `${only}.json`),
    `${JSON.stringify({ at: new Date().toISOString(), machine, figures: results }, null, 2)}\n`,
  );
for (const [name, bench] of chosen) {
  const from = performance.now();
  console.log(`— ${name}`);
  // One that fails must not take the others' half hour with it.
  const figures = await bench(Number(values.rounds)).catch((error: unknown) => {
    console.error(`${name} failed:`, error);
    process.exitCode = 1;
    return [];
  });
  results[name] = figures;
  keep();
  console.log(`  ${Math.round((performance.now() - from) / 1000)} s`);
}
printFigures(Object.values(results).flat());
