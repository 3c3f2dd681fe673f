/** V4, V5: a run is not ended by a slip of the hand, and what the system ends is not held up; either way nothing that was sent is lost. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { RunStatus, UnfinishedRuns } from '../src/shared/revocation';
import { fault, type Simulator } from '../src/simulator';
import { bridgeValue, planFor } from './support/bridge-plan';
import { addRealms, callBridge, expect, hemisConsent, testWith } from './support/realms';
import { realmBar } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 0 });

const planned = Array.from({ length: 4 }, (_, index) => ({
  ...hemisConsent,
  id: `consent-of-hemi-${index}`,
}));

/** A run that has sent a request and cannot come to its end by itself. */
async function startSlowRun(page: Page, simulator: Simulator): Promise<RunStatus> {
  for (const consent of planned) simulator.realm('sandbox').consents.insert(consent);
  const [realmId = ''] = await addRealms(page, simulator);
  simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.latency(1_500) });
  const { planId } = await planFor(
    page,
    realmId,
    planned.map(({ id }) => id),
  );
  const order = { planId, reason: 'asked by the customer', confirmations: [] };
  const run = await bridgeValue<RunStatus>(page, 'runs', 'start', order);
  await expect.poll(() => simulator.journal.count({ endpoint: 'revoke' })).toBeGreaterThan(0);
  return run;
}

interface Dialogs {
  asked: { message: string; detail: string; buttons: string[]; defaultId: number; cancelId: number }[];
  answer: string;
}

/** Answers the question in the operator's place; a native dialog cannot be reached by a test. */
const answerWith = (electron: ElectronApplication, answer: 'Keep running' | 'Pause and quit') =>
  electron.evaluate(({ dialog }, chosen) => {
    const dialogs = globalThis as unknown as Dialogs;
    dialogs.asked ??= [];
    dialogs.answer = chosen;
    dialog.showMessageBox = (async (...args: unknown[]) => {
      const options = args.at(-1) as Dialogs['asked'][number];
      dialogs.asked.push(options);
      return { response: options.buttons.indexOf(dialogs.answer), checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  }, answer);

const asked = (electron: ElectronApplication) =>
  electron.evaluate(() => (globalThis as unknown as Dialogs).asked);

const waysOut: Record<string, (electron: ElectronApplication, page: Page) => Promise<unknown>> = {
  'the window’s own button': (electron) =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  'the menu, as Ctrl+Q does': (electron) =>
    electron.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items?.find(({ role }) => role === 'quit')?.click();
    }),
  'the bridge': (_electron, page) => callBridge(page, 'app', 'quit'),
};

const ended = (electron: ElectronApplication) =>
  new Promise<number | null>((resolve) => electron.process().once('exit', (code) => resolve(code)));

/** After a restart: the run is offered, and what it says is done is exactly what the server holds as revoked. */
async function expectOffered(page: Page, simulator: Simulator, runId: string): Promise<void> {
  await realmBar(page).waitFor();
  const { runs } = await bridgeValue<UnfinishedRuns>(page, 'runs', 'unfinished');
  const [run, ...others] = runs;
  expect(others).toEqual([]);
  expect(run).toMatchObject({ runId, state: 'paused', paused: { by: 'restart' } });
  const { consents } = simulator.realm('sandbox');
  const revoked = planned.filter(({ id }) => consents.statusOf(id) === 'Revoked').length;
  expect(revoked).toBeGreaterThan(0);
  expect(revoked).toBeLessThan(planned.length);
  expect(run?.counts).toMatchObject({
    revoked,
    unsent: planned.length - revoked,
    'in-progress': 0,
    unknown: 0,
  });
}

test('every way out asks first, and by default the run goes on', async ({ start, simulator }) => {
  const { electron, page } = await start();
  await startSlowRun(page, simulator);
  await answerWith(electron, 'Keep running');
  let count = 0;
  for (const [name, leave] of Object.entries(waysOut))
    await test.step(name, async () => {
      await leave(electron, page);
      count++;
      await expect.poll(async () => (await asked(electron)).length).toBe(count);
    });
  const [first] = await asked(electron);
  expect(first?.message).toMatch(/^A run over 4 consents is under way/);
  expect(first?.detail).toContain('At the next start');
  // Enter and Escape alike keep it running.
  expect([first?.defaultId, first?.cancelId].map((id) => first?.buttons[id ?? -1])).toEqual([
    'Keep running',
    'Keep running',
  ]);
  expect(page.isClosed()).toBe(false);
  await expect
    .poll(async () => (await bridgeValue<RunStatus>(page, 'runs', 'current')).state, { timeout: 20_000 })
    .toBe('ended');
  // Then nothing is asked any more.
  const exit = ended(electron);
  await waysOut['the window’s own button']?.(electron, page);
  expect(await exit).toBe(0);
});

for (const name of Object.keys(waysOut))
  test(`‘Pause and quit’ by ${name} brings what was sent to its end, and the run is offered again`, async ({
    start,
    simulator,
  }) => {
    const { electron, page } = await start();
    const { runId } = await startSlowRun(page, simulator);
    await answerWith(electron, 'Pause and quit');
    const exit = ended(electron);
    await waysOut[name]?.(electron, page).catch(() => {});
    expect(await exit).toBe(0);
    await expectOffered((await start()).page, simulator, runId);
  });

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  test(`${signal} asks nobody, and loses nothing`, async ({ start, simulator }) => {
    test.skip(process.platform === 'win32', 'Windows has no such signals.');
    const { electron, page } = await start();
    const { runId } = await startSlowRun(page, simulator);
    // A question would wait for ever.
    await answerWith(electron, 'Keep running');
    const exit = ended(electron);
    electron.process().kill(signal);
    expect(await exit).toBe(0);
    await expectOffered((await start()).page, simulator, runId);
  });

test('the end of the session asks nobody either', async ({ start, simulator }) => {
  const { electron, page } = await start();
  const { runId } = await startSlowRun(page, simulator);
  await answerWith(electron, 'Keep running');
  const exit = ended(electron);
  await electron.evaluate(({ powerMonitor }) => void setTimeout(() => powerMonitor.emit('shutdown')));
  expect(await exit).toBe(0);
  await expectOffered((await start()).page, simulator, runId);
});
