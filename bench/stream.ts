/**
 * 100,000 consents from the socket into the window, checked, sorted and listed, beside JSON.parse of the same text in the same window; and how
 * long window and main were kept busy at a stretch meanwhile. Instead of it one would take objects: by one call, or page by page.
 */
import type { Figure } from './ratios';
import { median } from './ratios';
import { type BenchApp, openRealm, startApp } from './support/app';
import { mainBusy, windowBusy } from './support/busy';
import { gauged, type Waits } from './support/gauge';
import { collectGarbage } from './support/heap';
import { startProbe } from './support/probe';
import { type Server, startServer } from './support/server';

const count = 100_000;
const few = 10;
const sizes = { few, many: count };
/** How the probe takes them, and what that is called. */
const ways = { takeByInvoke: 'invoke, one piece', takeByPort: 'port, 1,000 objects' } as const;
type Way = keyof typeof ways;

interface Run {
  took: number;
  /** Milliseconds of work in the window's main thread, and in the main process. */
  busy: { window: number; main: number };
  window: Waits;
  main: Waits;
}
type Round = { parse: number; idle: Run; ours: Run } & Record<Way, Run>;

export async function benchStream(rounds: number): Promise<Figure[]> {
  const server = await startServer(sizes);
  const app = await startApp(server, Object.keys(sizes));
  const probe = await startProbe('objects/index.html');
  const runs: Round[] = [];
  try {
    // The first is for the compilers.
    for (let round = 0; round <= rounds; round++) {
      const run = await oneRound(app, probe, server);
      if (round > 0) runs.push(run);
      const { parse, ours } = run;
      console.log(`stream ${round}/${rounds}: ${Math.round(ours.took)} ms, parse ${Math.round(parse)} ms`);
    }
  } finally {
    await Promise.all([app.close(), probe.close()]);
    server.close();
  }
  return [wallTime(runs), longestWait('window', runs), longestWait('main', runs)];
}

async function oneRound(app: BenchApp, probe: BenchApp, server: Server): Promise<Round> {
  const parse = await parseIn(app, server.pages('many'));
  const idle = await run(app, () => app.page.waitForTimeout(500).then(() => 500));
  const ours = await run(app, () => openRealm(app, 'many', count));
  await openRealm(app, 'few', few);
  const take = (way: Way) =>
    run(probe, () =>
      probe.page.evaluate(
        ([name, url]) => (globalThis as unknown as Record<Way, (url: string) => Promise<number>>)[name](url),
        [way, `${server.origin}/v4/many/consents`] as const,
      ),
    );
  return {
    parse,
    idle,
    ours,
    takeByInvoke: await take('takeByInvoke'),
    takeByPort: await take('takeByPort'),
  };
}

async function run(app: BenchApp, act: () => Promise<number>): Promise<Run> {
  await collectGarbage(app);
  const before = await busyIn(app);
  const { result, window, main } = await gauged(app, act);
  const after = await busyIn(app);
  const busy = { window: after.window - before.window, main: after.main - before.main };
  return { took: result, busy, window, main };
}

const busyIn = async (app: BenchApp) => ({ window: await windowBusy(app), main: await mainBusy(app) });

/** The texts are brought into the window beforehand, and gone afterwards. */
async function parseIn({ page }: BenchApp, texts: readonly string[]): Promise<number> {
  await page.evaluate(() => Object.assign(globalThis, { texts: [] }));
  for (const text of texts)
    await page.evaluate((one) => (globalThis as unknown as { texts: string[] }).texts.push(one), text);
  return page.evaluate(() => {
    const { texts: all } = globalThis as unknown as { texts: string[] };
    const from = performance.now();
    const parsed = all.map((text) => JSON.parse(text));
    const took = performance.now() - from;
    if (parsed.length !== all.length) throw new Error('Not everything was parsed.');
    Object.assign(globalThis, { texts: [] });
    return took;
  });
}

const wallTime = (runs: readonly Round[]): Figure => ({
  what: `${count.toLocaleString('en')} consents: socket → validated → listed in the window`,
  floor: 'JSON.parse of the same text in the same window',
  target: '≤ 2.0',
  rounds: runs.length,
  ours: median(runs.map(({ ours }) => ours.took)),
  theirs: median(runs.map(({ parse }) => parse)),
  ratio: median(runs.map(({ ours, parse }) => ours.took / parse)),
  instead: (Object.keys(ways) as Way[]).map((way) => ({
    what: ways[way],
    value: median(runs.map((round) => round[way].took)),
  })),
  note: `window busy ${busyOf(runs, 'window')} ms, main ${busyOf(runs, 'main')} ms of CPU; the alternatives check nothing`,
});

const busyOf = (runs: readonly Round[], part: 'window' | 'main'): number =>
  Math.round(median(runs.map(({ ours }) => ours.busy[part])));

const longestWait = (process: 'window' | 'main', runs: readonly Round[]): Figure => ({
  what: `the same: longest wait in ${process === 'main' ? 'the main process' : 'the window'}, p99`,
  floor: 'an idle app',
  target: '≤ 16 ms',
  rounds: runs.length,
  ours: median(runs.map(({ ours }) => ours[process].p99)),
  theirs: median(runs.map(({ idle }) => idle[process].p99)),
  max: Math.max(...runs.map(({ ours }) => ours[process].max)),
  instead: (Object.keys(ways) as Way[]).map((way) => ({
    what: `${ways[way]} (its max)`,
    value: median(runs.map((round) => round[way][process].max)),
  })),
});
