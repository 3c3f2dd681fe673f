/**
 * Types as a quick typist does, and tells how long each key took until its answer was painted. What the answer to each text is, a first, slow pass has
 * found out; a key that was overtaken by the next is answered with that.
 */
import type { Page } from '@playwright/test';

/** Milliseconds between keys. */
const quick = 80;
const slow = 300;

/**
 * By text in the box: what `told` may say once all is done. There may be two: a text that cannot be read yet ('status:activ') leaves the last one in
 * force, and that is another one for who types than for who deletes.
 */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** The box has the focus and is empty. */
export async function learnAnswers(page: Page, told: string, words: readonly string[]): Promise<Answers> {
  const answers: Record<string, string[]> = {};
  const learn = async () => {
    await page.waitForTimeout(slow);
    const [text = '', answer = ''] = await page.evaluate((selector) => {
      const { value } = document.activeElement as HTMLInputElement;
      return [value, document.querySelector(selector)?.textContent ?? ''];
    }, told);
    answers[text] = [...(answers[text] ?? []), answer];
  };
  await learn();
  for (const key of keysOf(words)) {
    await page.keyboard.press(key);
    await learn();
  }
  return answers;
}

export interface Typed {
  /** Milliseconds from each key to its answer. */
  readonly keys: number[];
  /** What stood in the box at the keys that took longest, with their milliseconds. */
  readonly slowest: string[];
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
}

/** Types each word and takes it back. The box has the focus. */
export async function typeQuickly(
  page: Page,
  told: string,
  words: readonly string[],
  answers: Answers,
): Promise<Typed> {
  await page.evaluate(begin, [told, answers] as const);
  for (const key of keysOf(words)) {
    await page.keyboard.press(key);
    await page.waitForTimeout(quick);
  }
  await page.waitForTimeout(slow);
  return page.evaluate(() => (globalThis as unknown as Watched).endTyping());
}

/** What of a page the answer is read from: its count. */
export const countLine = 'output';

const keysOf = (words: readonly string[]): string[] =>
  words.flatMap((word) => [...word, ...[...word].map(() => 'Backspace')]);

interface Watched {
  endTyping(): Typed;
}

/** Runs in the window. */
const begin = ([told, answers]: readonly [string, Answers]): void => {
  const box = document.activeElement as HTMLInputElement;
  const keys: number[] = [];
  const texts: string[] = [];
  let waiting: Array<{ at: number; text: string }> = [];
  let longTasks = 0;
  let isOn = true;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });
  const onInput = ({ timeStamp }: Event) => waiting.push({ at: timeStamp, text: box.value });
  box.addEventListener('input', onInput, { capture: true });
  const { port1, port2 } = new MessageChannel();
  let painted: typeof waiting = [];
  port1.onmessage = () => {
    const now = performance.now();
    keys.push(...painted.map(({ at }) => now - at));
    texts.push(...painted.map(({ text }) => text));
    painted = [];
  };
  // In the frame that shows the answer; the message comes after it was painted.
  const look = () => {
    const answer = document.querySelector(told)?.textContent;
    const last = waiting.findLastIndex(({ text }) => answers[text]?.includes(answer ?? ''));
    if (last >= 0) {
      painted = waiting.slice(0, last + 1);
      waiting = waiting.slice(last + 1);
      port2.postMessage(null);
    }
    if (isOn) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  (globalThis as unknown as Watched).endTyping = () => {
    isOn = false;
    observer.disconnect();
    box.removeEventListener('input', onInput, { capture: true });
    if (waiting.length > 0) throw new Error(`'${waiting[0]?.text}' was never answered.`);
    const slowest = keys
      .map((took, place) => ({ took, text: texts[place] }))
      .sort((one, other) => other.took - one.took)
      .slice(0, 3)
      .map(({ took, text }) => `'${text}' ${Math.round(took)}`);
    return { keys, slowest, longTasks };
  };
};
