/** #19: killed at any moment while realms are added and reordered, the app starts again and has all that it ever acknowledged. */
import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AppStatus } from '../src/shared/app-status';
import type { Result } from '../src/shared/bridge';
import type { RealmDraftInput, RealmEntry } from '../src/shared/realm';
import { tell } from './support/figures';
import { expect, test } from './support/fixtures';
import type { RunningApp } from './support/launch';
import { callBridge, draftOf } from './support/realms';

test.setTimeout(180_000);

const rounds = Number(process.env.WYCH_APP_KILLS ?? 6);
/** Milliseconds after the first acknowledgement of a round. */
const latestKill = 400;

/** What the changes of a round make of a list of names, one after the other: a realm is added, the last one becomes the first, and so on. */
function* states(names: readonly string[], round: number): Generator<string[]> {
  let now = [...names];
  for (let n = 0; ; n++) {
    now = n % 2 === 0 ? [...now, `Realm ${round}.${n}`] : [...now.slice(-1), ...now.slice(0, -1)];
    yield now;
  }
}

test(`${rounds} kills: it starts each time, nothing acknowledged is lost, nothing is left lying about`, async ({
  start,
  profile,
  simulator,
}) => {
  const draft = draftOf(simulator, 'production');
  const total = { acknowledged: 0, overtaken: 0 };
  let before: string[] = [];
  let app = await start();
  for (let round = 0; round < rounds; round++) {
    const acknowledged = await changeUntilKilled(app, draft, round);

    app = await start();
    const found = await namesIn(app.page);
    const steps = stepsTo(found, before, round, acknowledged + 1000);
    expect(steps, `the list after kill ${round} is one of its states`).toBeGreaterThan(0);
    expect(steps, 'changes kept, of those acknowledged').toBeGreaterThanOrEqual(acknowledged);
    expect(await noticesIn(app.page), 'damage that the operator is told of').toEqual([]);
    expect(readdirSync(profile).filter((name) => /\.tmp-|set-aside/.test(name))).toEqual([]);
    before = found;
    total.acknowledged += acknowledged;
    total.overtaken += steps - acknowledged;
  }
  tell(
    `${rounds} kills of the app: ${total.acknowledged} changes acknowledged, 0 lost, ${total.overtaken} more were saved`,
  );
});

/** How many changes were acknowledged before the end. */
async function changeUntilKilled(
  { electron, page }: RunningApp,
  draft: RealmDraftInput,
  round: number,
): Promise<number> {
  const acks = acknowledgements(page);
  const gone = electron.waitForEvent('close');
  void changeWithoutEnd(page, draft, round).catch(() => {});
  await expect.poll(acks, { intervals: [20] }).toBeGreaterThan(0);
  // Not a wait for something: the kill is to come at any moment.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * latestKill));
  electron.process().kill('SIGKILL');
  await gone;
  return acks();
}

/** How many changes lead from `before` to `found`; 0 when none do. */
function stepsTo(found: string[], before: string[], round: number, limit: number): number {
  let steps = 0;
  for (const state of states(before, round)) {
    steps++;
    if (JSON.stringify(state) === JSON.stringify(found)) return steps;
    if (steps > limit) return 0;
  }
  return 0;
}

/** The window says 'saved' once main has answered; what arrived here before the kill was acknowledged. */
function acknowledgements(page: Page): () => number {
  let heard = 0;
  page.on('console', (message) => {
    if (message.text() === 'saved') heard++;
  });
  return () => heard;
}

const changeWithoutEnd = (page: Page, draft: RealmDraftInput, round: number): Promise<void> =>
  page.evaluate(
    async ([realm, number]) => {
      const { wych } = globalThis as unknown as {
        wych: {
          realms: {
            list(): Promise<Result<RealmEntry[]>>;
            save(draft: object): Promise<Result<unknown>>;
            reorder(order: object): Promise<Result<unknown>>;
          };
        };
      };
      const ids = async () => {
        const answer = await wych.realms.list();
        return answer.ok ? answer.value.map(({ profile }) => profile.id) : [];
      };
      for (let n = 0; ; n++) {
        const order = n % 2 === 0 ? [] : await ids();
        const answer =
          n % 2 === 0
            ? await wych.realms.save({ ...realm, name: `Realm ${number}.${n}` })
            : await wych.realms.reorder({ realmIds: [...order.slice(-1), ...order.slice(0, -1)] });
        if (!answer.ok) throw new Error(answer.failure.message);
        // biome-ignore lint/suspicious/noConsole: how the window tells the test
        console.log('saved');
      }
    },
    [draft, round] as const,
  );

async function namesIn(page: Page): Promise<string[]> {
  const answer = await callBridge<RealmEntry[]>(page, 'realms', 'list');
  return answer.ok ? answer.value.map(({ profile }) => profile.name) : [];
}

async function noticesIn(page: Page): Promise<AppStatus['notices']> {
  const answer = await callBridge<AppStatus>(page, 'app', 'status');
  if (!answer.ok) throw new Error(answer.failure.kind);
  return answer.value.notices;
}
