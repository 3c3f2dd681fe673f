/** A fast scroll, as with the bar or a free-spinning wheel, and what each frame of it cost. */
import type { BenchApp } from './app';
import { windowBusy } from './busy';

export interface Scroll {
  /** Milliseconds of work on the window's main thread, for each frame that came. */
  readonly perFrame: number;
  /** Of the frames that a screen of 60 Hz would have shown, in percent. */
  readonly lost: number;
}

/** Pixels of rows a second: ten rows a frame. */
const speed = 24_000;
const seconds = 3;

/** @param selector of the element that scrolls */
export async function scroll(app: BenchApp, selector: string): Promise<Scroll> {
  const { page } = app;
  await toTheMiddle(page, selector);
  // A scroll that the list has not noticed yet, and what it does at rest, belong to nobody.
  await page.waitForTimeout(500);
  const before = await windowBusy(app);
  const frames = await page.evaluate(
    ([wanted, pace, length]) => {
      const list = document.querySelector(wanted);
      if (!list) throw new Error(`There is no '${wanted}'.`);
      return new Promise<number>((resolve) => {
        const from = performance.now();
        let last = from;
        let count = 0;
        const step = () => {
          const now = performance.now();
          if (now - from >= length * 1000) return resolve(count);
          count++;
          list.scrollTop += ((now - last) / 1000) * pace;
          last = now;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      });
    },
    [selector, speed, seconds] as const,
  );
  const after = await windowBusy(app);
  return { perFrame: (after - before) / frames, lost: Math.max(0, 100 - frames / (seconds * 0.6)) };
}

const toTheMiddle = (page: BenchApp['page'], selector: string): Promise<void> =>
  page.evaluate((wanted) => {
    const list = document.querySelector(wanted);
    if (list) list.scrollTop = list.scrollHeight / 2;
  }, selector);
