/**
 * A click on a row, 100,000 in the list: how many frames until the consent stands beside it, from what the list knows, and how long until its record
 * was read again through main. Another row each time.
 */
import { type Figure, median, timed } from './ratios';
import { type BenchApp, openRealm, startApp } from './support/app';
import { untilAtRest } from './support/busy';
import { startServer } from './support/server';

const sizes = { few: 10, many: 100_000 };
const panel = 'aside[aria-label="Consent"]';

interface Opened {
  frames: number;
  /** Milliseconds from the click. */
  painted: number;
  read: number;
  id: string;
}

export async function benchDetail(rounds: number): Promise<Figure[]> {
  const server = await startServer(sizes);
  const app = await startApp(server, Object.keys(sizes));
  const runs: Array<Opened & { fetched: number }> = [];
  try {
    await openRealm(app, 'many', sizes.many);
    await untilAtRest(app);
    // The first brings the panel's code; five rows a round, since each takes no time.
    for (let row = 0; row <= rounds * 5; row++) {
      const opened = await open(app, row % 10);
      const address = `${server.origin}/v4/many/consents/${opened.id}`;
      const fetched = await timed(async () => (await fetch(address)).json());
      if (row > 0) runs.push({ ...opened, fetched });
      await app.page.keyboard.press('Escape');
      await app.page.locator(panel).waitFor({ state: 'detached' });
      await app.page.evaluate(() => document.querySelector('[role="grid"]')?.scrollBy(0, 4000));
      await app.page.waitForTimeout(300);
    }
  } finally {
    await app.close();
    server.close();
  }
  return figuresOf(runs);
}

async function open({ page }: BenchApp, place: number): Promise<Opened> {
  const seen = page.evaluateHandle(watch, panel);
  await seen;
  const box = await page
    .locator('[role="grid"] [role="row"]:has([role="gridcell"])')
    .nth(place + 8)
    .boundingBox();
  if (!box) throw new Error('There is no row to open.');
  await page.mouse.click(box.x + 240, box.y + box.height / 2);
  return (await seen).evaluate(({ opened }) => opened);
}

/** Runs in the window. Answers in an object, or the answer would be waited for. */
const watch = (wanted: string): { opened: Promise<Opened> } => {
  const afterPaint = (act: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(null);
  };
  const opened = new Promise<Opened>((resolve, reject) => {
    const begin = () => {
      const from = performance.now();
      let frames = 0;
      let painted = 0;
      const look = () => {
        const found = document.querySelector<HTMLElement>(wanted);
        if (painted === 0) frames++;
        if (painted === 0 && found?.querySelector('h2')?.textContent)
          afterPaint(() => {
            painted = performance.now() - from;
          });
        const id = found?.querySelector('code')?.textContent ?? '';
        if (painted > 0 && found?.innerText.includes('Read again'))
          resolve({ frames, painted, read: performance.now() - from, id });
        else if (performance.now() - from > 10_000) reject(new Error('The consent was not read.'));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    document.addEventListener('click', begin, { capture: true, once: true });
  });
  return { opened };
};

const figuresOf = (runs: ReadonlyArray<Opened & { fetched: number }>): Figure[] => [
  {
    what: 'a detail opened, from what the list knows: frames until its heading is painted',
    floor: 'the next frame',
    target: '≤ 1 frame',
    unit: 'frames',
    rounds: runs.length,
    ours: median(runs.map(({ frames }) => frames)),
    theirs: 1,
    max: Math.max(...runs.map(({ frames }) => frames)),
    note: `painted ${Math.round(median(runs.map(({ painted }) => painted)))} ms after the click`,
  },
  {
    what: 'a detail opened: its record read through main and shown',
    floor: 'the same record fetched without the app',
    target: '≤ 100 ms',
    rounds: runs.length,
    ours: median(runs.map(({ read }) => read)),
    theirs: median(runs.map(({ fetched }) => fetched)),
    max: Math.max(...runs.map(({ read }) => read)),
  },
];
