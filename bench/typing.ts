/**
 * Typing into the search box of the real window, 100,000 consents in the list: from a key to its rows on screen, and whether anything kept the window busy
 * meanwhile. Beside a box that finds nothing; instead, one would filter a list of objects with each key.
 */
import { type Figure, median, percentile } from './ratios';
import { openRealm, startApp } from './support/app';
import { untilAtRest } from './support/busy';
import { gauged, type Waits } from './support/gauge';
import { type Answers, countLine, learnAnswers, type Typed, typeQuickly } from './support/keystrokes';
import { startProbe } from './support/probe';
import { type Server, startServer } from './support/server';

const sizes = { few: 10, many: 100_000 };
const words = ['hemi dang', 'status:active'];

type Way = 'echo' | 'filterObjects';
type Round = { ours: Typed; window: Waits; floor: Typed; objects: Typed };

export async function benchTyping(rounds: number): Promise<Figure[]> {
  const server = await startServer(sizes);
  const app = await startApp(server, Object.keys(sizes));
  const probe = await typingProbe(server);
  const runs: Round[] = [];
  try {
    await openRealm(app, 'many', sizes.many);
    await untilAtRest(app);
    await app.page.keyboard.press('/');
    const answers = await learnAnswers(app.page, countLine, words);
    for (let round = 1; round <= rounds; round++) {
      const type = () => typeQuickly(app.page, countLine, words, answers);
      const { result: ours, window } = await gauged(app, type);
      const run = {
        ours,
        window,
        floor: await probe.type('echo'),
        objects: await probe.type('filterObjects'),
      };
      runs.push(run);
      console.log(
        `typing ${round}/${rounds}: ${Math.round(median(ours.keys))} ms, ${ours.longTasks} long tasks`,
      );
    }
  } finally {
    await Promise.all([app.close(), probe.close()]);
    server.close();
  }
  return figuresOf(runs);
}

async function typingProbe(server: Server) {
  const probe = await startProbe('typing/index.html');
  const become = (way: Way) =>
    probe.page.evaluate((name) => (globalThis as unknown as Record<Way, () => void>)[name](), way);
  await probe.page.evaluate(async (url) => {
    await (globalThis as unknown as { takeByPort(url: string): Promise<number> }).takeByPort(url);
  }, `${server.origin}/v4/many/consents`);
  await probe.page.focus('#box');
  const answers = {} as Record<Way, Answers>;
  for (const way of ['echo', 'filterObjects'] as const) {
    await become(way);
    answers[way] = await learnAnswers(probe.page, countLine, words);
  }
  return {
    type: async (way: Way) => {
      await become(way);
      return typeQuickly(probe.page, countLine, words, answers[way]);
    },
    close: () => probe.close(),
  };
}

function figuresOf(runs: readonly Round[]): Figure[] {
  const keys = (side: 'ours' | 'floor' | 'objects') => runs.flatMap((run) => run[side].keys);
  const longTasks = (side: 'ours' | 'objects') => runs.reduce((sum, run) => sum + run[side].longTasks, 0);
  const ours = keys('ours');
  const shared = { rounds: runs.length, count: ours.length };
  return [
    {
      ...shared,
      what: 'typing in the window, 100,000 consents: key → rows painted',
      floor: 'a box that finds nothing',
      target: 'a frame more than its',
      ours: median(ours),
      theirs: median(keys('floor')),
      ratio: median(runs.map((run) => median(run.ours.keys) / median(run.floor.keys))),
      p95: percentile(ours, 0.95),
      max: Math.max(...ours),
      instead: [{ what: 'a list of objects, filtered', value: median(keys('objects')) }],
      note: `slowest in the last round: ${runs.at(-1)?.ours.slowest.join(', ')}`,
    },
    {
      ...shared,
      what: 'the same: tasks over 50 ms in the window',
      floor: 'none',
      target: '0',
      unit: 'tasks',
      ours: longTasks('ours'),
      theirs: 0,
      instead: [{ what: 'a list of objects, filtered', value: longTasks('objects') }],
    },
    {
      ...shared,
      what: 'the same: longest that anything else waits, p99',
      floor: 'a frame',
      target: '≤ 16 ms',
      ours: median(runs.map(({ window }) => window.p99)),
      max: Math.max(...runs.map(({ window }) => window.max)),
    },
  ];
}
