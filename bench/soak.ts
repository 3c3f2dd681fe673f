/**
 * A day of use in minutes: refreshes that find other consents, switches of the realm, searches, sorts and looks into menus, 200 times over at 100,000 consents. What the app
 * holds of memory, nodes and listeners at the end is set beside what it held after the first few.
 */
import type { Figure } from './ratios';
import { openRealm, startApp } from './support/app';
import { type Holdings, holdingsOf } from './support/holdings';
import { startServer } from './support/server';
import { clearActivity, lookIntoMenus, refresh, search, sortBy } from './support/use';

const sizes = { few: 10, many: 100_000 };
/** Until everything has been loaded that ever will be. */
const warmUp = 5;
/** Consents that go, and others that come, with each refresh. */
const moved = 100;

export async function benchSoak(cycles: number): Promise<Figure[]> {
  const server = await startServer(sizes, (cycles + warmUp) * moved);
  const app = await startApp(server, Object.keys(sizes));
  const curve: Holdings[] = [];
  const isToldAt = (cycle: number) => cycle === cycles || cycle % Math.max(1, Math.round(cycles / 20)) === 0;
  try {
    for (let cycle = 1 - warmUp; cycle <= cycles; cycle++) {
      await openRealm(app, 'few', sizes.few);
      await openRealm(app, 'many', sizes.many);
      await server.move('many', (cycle + warmUp) * moved);
      await refresh(app, sizes.many);
      for (const text of ['hemi', 'hemi status:active', 'recipient:moa', '']) await search(app, text);
      for (const column of ['Customer', 'Expires', 'Created']) await sortBy(app, column);
      await lookIntoMenus(app);
      if (cycle < 0 || !isToldAt(cycle)) continue;
      await clearActivity(app);
      const held = await holdingsOf(app);
      curve.push(held);
      console.log(`soak ${cycle}/${cycles}: ${tell(held)}`);
    }
  } finally {
    await app.close();
    server.close();
  }
  return (Object.keys(units) as Array<keyof Holdings>).map((what) => growth(what, curve, cycles));
}

const units: Readonly<Record<keyof Holdings, string>> = {
  window: 'MiB',
  data: 'MiB',
  main: 'MiB',
  processes: 'MiB',
  nodes: '',
  listeners: '',
};
const words: Readonly<Record<keyof Holdings, string>> = {
  window: 'heap of the window',
  data: 'data of the window: heap without compiled code, typed arrays, elements',
  main: 'heap of the main process',
  processes: 'memory of all processes',
  nodes: 'DOM nodes',
  listeners: 'listeners in the window',
};

function growth(what: keyof Holdings, curve: readonly Holdings[], cycles: number): Figure {
  const [first, last] = [curve[0]?.[what] ?? Number.NaN, curve.at(-1)?.[what] ?? Number.NaN];
  return {
    what: `${cycles} cycles of refresh, switch, search, sort, menus at 100,000: ${words[what]}`,
    floor: 'after warming up',
    target: '≤ 1.05',
    unit: units[what],
    rounds: 1,
    ours: last,
    theirs: first,
    ratio: last / first,
    max: Math.max(...curve.map((held) => held[what])),
    note: `curve: ${curve.map((held) => Math.round(held[what])).join(' ')}`,
  };
}

const tell = (held: Holdings): string =>
  (Object.keys(held) as Array<keyof Holdings>)
    .map((what) => `${words[what]} ${Math.round(held[what])} ${units[what]}`)
    .join(', ');
