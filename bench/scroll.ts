/**
 * A fast scroll of three seconds through the app's list of 100,000 and of 1,000,000, beside rows written by hand on an empty page of the same size;
 * instead, one would take a library for virtual rows.
 */
import { type Figure, median } from './ratios';
import { type BenchApp, openRealm, startApp } from './support/app';
import { startBuiltProbe } from './support/built-probe';
import { untilAtRest } from './support/busy';
import { startProbe } from './support/probe';
import { type Scroll, scroll } from './support/scrolling';
import { startServer } from './support/server';

const sizes = { few: 10, many: 100_000, million: 1_000_000 };
const large = ['many', 'million'] as const;
type Large = (typeof large)[number];
const appList = '[role="grid"]';
const probeList = '#list';

type Round = Record<Large, Scroll> & { floor: Scroll; library: Scroll | null };

export async function benchScroll(rounds: number): Promise<Figure[]> {
  const server = await startServer(sizes);
  const apps = {
    many: await opened(server, 'many'),
    million: await opened(server, 'million'),
  };
  const floor = await startProbe('rows/index.html');
  const library = await startBuiltProbe('virtual', ['@tanstack/react-virtual']);
  const runs: Round[] = [];
  try {
    for (const probe of [floor, library]) if (probe) await showRows(probe, apps.many);
    for (let round = 0; round <= rounds; round++) {
      const run = {
        floor: await scroll(floor, probeList),
        many: await scroll(apps.many, appList),
        million: await scroll(apps.million, appList),
        library: library && (await scroll(library, probeList)),
      };
      // The first is for the compilers.
      if (round > 0) runs.push(run);
      console.log(`scroll ${round}/${rounds}: ${tell(run)}`);
    }
  } finally {
    await Promise.all([apps.many, apps.million, floor, library].map((app) => app?.close()));
    server.close();
  }
  return large.flatMap((size) => figuresOf(size, runs));
}

async function opened(server: Awaited<ReturnType<typeof startServer>>, size: Large): Promise<BenchApp> {
  const app = await startApp(server, ['few', size]);
  console.log(`reading ${sizes[size].toLocaleString('en')} consents …`);
  await openRealm(app, size, sizes[size]);
  await untilAtRest(app);
  return app;
}

/** As large as the app's list is, so that as many rows are in sight. */
async function showRows(probe: BenchApp, app: BenchApp): Promise<void> {
  const box = await app.page.locator(appList).boundingBox();
  if (!box) throw new Error('The app shows no list.');
  await probe.page.evaluate(
    (options) => (globalThis as unknown as { showRows(how: object): void }).showRows(options),
    { count: sizes.many, width: box.width, height: box.height },
  );
}

function figuresOf(size: Large, runs: readonly Round[]): Figure[] {
  const consents = `${sizes[size].toLocaleString('en')} rows, a fast scroll of 3 s`;
  const floor = 'rows written by hand on an empty page';
  const of = (side: keyof Round, what: keyof Scroll) =>
    median(runs.flatMap((run) => run[side]?.[what] ?? []));
  const instead = (what: keyof Scroll) =>
    runs.some(({ library }) => library)
      ? { instead: [{ what: '@tanstack/react-virtual, 100,000', value: of('library', what) }] }
      : {};
  return [
    {
      what: `${consents}: main thread a frame`,
      floor,
      target: '≤ 1.2',
      rounds: runs.length,
      ours: of(size, 'perFrame'),
      theirs: of('floor', 'perFrame'),
      ratio: median(runs.map((run) => run[size].perFrame / run.floor.perFrame)),
      ...instead('perFrame'),
    },
    {
      what: `${consents}: frames lost`,
      floor,
      target: '≤ its + 3 points',
      rounds: runs.length,
      unit: '%',
      ours: of(size, 'lost'),
      theirs: of('floor', 'lost'),
      ...instead('lost'),
    },
  ];
}

const tell = (run: Round): string =>
  Object.entries(run)
    .map(([side, made]) => made && `${side} ${made.perFrame.toFixed(1)} ms, ${made.lost.toFixed(0)} % lost`)
    .filter(Boolean)
    .join('; ');
