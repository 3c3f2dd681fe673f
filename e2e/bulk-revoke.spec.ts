/** V1, V4, V5: many at once: reviewed, run, paused, stopped, cut off and gone on with; and each is told as it really ended. */
import type { Page } from '@playwright/test';
import type { RealmEntry } from '../src/shared/realm';
import { fault, type Simulator } from '../src/simulator';
import { bridgeValue } from './support/bridge-plan';
import { answerSave } from './support/files';
import { gate } from './support/gate';
import type { RunningApp } from './support/launch';
import { addRealms, draftOf, expect, hemisConsent, testWith } from './support/realms';
import {
  closeReport,
  order,
  outcomeCount,
  reportOf,
  reviewSelected,
  runBar,
  running,
  selection,
  unlockFrom,
} from './support/revoking';
import { dialog, expectAllRead, grid, openRealm, row, rows, searchBox } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 20 }, { name: 'production', consents: 20 });

const idOf = (name: string): string => `consent-of-hemi-${name}`;
const revokePath = (name: string) => ({
  endpoint: 'revoke' as const,
  path: new RegExp(`/${idOf(name)}(/|$)`),
});
const statusIn = (simulator: Simulator, name: string) =>
  simulator.realm('sandbox').consents.statusOf(idOf(name));
const revokesSent = (simulator: Simulator) => simulator.journal.count({ endpoint: 'revoke' });

const insert = (simulator: Simulator, names: readonly string[], realm = 'sandbox'): void => {
  for (const name of names) simulator.realm(realm).consents.insert({ ...hemisConsent, id: idOf(name) });
};

/** All of Hēmi's consents, asked to be revoked. */
async function reviewHemis(page: Page, count: number) {
  await searchBox(page).fill('consent-of-hemi');
  await expect(rows(page)).toHaveCount(count);
  await grid(page).focus();
  await page.keyboard.press('Control+A');
  await expect(selection(page)).toContainText(`${count} selected`);
  return reviewSelected(page);
}

test('each is told as it ended: revoked, already ended, changed, failed, unknown', async ({
  start,
  simulator,
}, info) => {
  const names = ['fine', 'fine-too', 'ended', 'changed', 'refused', 'silent', 'long-over'];
  insert(simulator, names);
  const { consents } = simulator.realm('sandbox');
  consents.revoke(idOf('long-over'), { at: Date.now() - 1e9, by: 'customer', reason: 'in the app' });
  const { page, electron } = await start();
  await addRealms(page, simulator, ['sandbox']);
  const review = await reviewHemis(page, 7);

  await test.step('the review counts what there is, and what has ended already', async () => {
    await expect(review).toHaveAccessibleName('Revoke 6 consents?');
    await expect(review).toContainText('6 of 7 chosen can be revoked');
    await expect(review).toContainText('1 has already ended: nothing will be sent for it');
    await expect(review).toContainText('Tuatara Budgeting loses the access to data of 1 customer');
    await review.getByRole('button', { name: 'List them' }).click();
    const list = review.getByRole('grid', { name: 'Consents of the plan' });
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(list).toContainText(idOf('long-over'));
    await review.getByRole('button', { name: 'Back to the review' }).click();
  });

  consents.revoke(idOf('ended'), { at: Date.now(), by: 'customer', reason: 'in the app' });
  consents.change(idOf('changed'), (record) => ({
    ...(record as typeof hemisConsent),
    permissions: ['ReadPAN'],
  }));

  await test.step('what has changed since is told on demand', async () => {
    await review.getByRole('button', { name: 'Check what has changed since' }).click();
    await expect(review.getByRole('status')).toContainText('1 has changed, 1 has ended');
    await review.getByText('What is different').click();
    await expect(review.getByRole('status')).toContainText(idOf('changed'));
  });

  simulator.faults.add({ match: revokePath('refused'), fault: fault.status(403) });
  simulator.faults.add({ match: revokePath('silent'), fault: fault.status(204, '') });
  await order(review, 'six at once');
  const report = reportOf(page);
  await expect(report).toBeVisible({ timeout: 40_000 });
  for (const [label, count] of [
    ['All', 6],
    ['Revoked', 2],
    ['Already ended', 1],
    ['Changed', 1],
    ['Failed', 1],
    ['Unknown', 1],
  ] as const)
    await expect(outcomeCount(report, label)).toContainText(String(count));
  await expect(report).toContainText('six at once');
  expect(statusIn(simulator, 'changed')).toBe('Authorised');
  expect(revokesSent(simulator), 'nothing was sent for what had ended or changed').toBe(4);

  await test.step('with what is known of each', async () => {
    const one = report.getByRole('region', { name: 'This consent' });
    await outcomeCount(report, 'Changed').click();
    await expect(one.getByRole('list', { name: 'What is different' })).toContainText('ReadPAN');
    await outcomeCount(report, 'Failed').click();
    await expect(one.getByRole('alert')).toContainText('403');
    await outcomeCount(report, 'Revoked').click();
    await expect(report.getByRole('grid').getByRole('row')).toHaveCount(3);
    await expect(one).toContainText('Checked by reading it again');
    await answerSave(electron, info.outputPath('proof.json'));
    await one.getByRole('button', { name: 'Proof…' }).click();
    await page.getByRole('menuitem', { name: /JSON/ }).click();
    await expect(one).toContainText('Saved as proof.json');
  });

  await test.step('the unknown one is looked at again', async () => {
    simulator.faults.clear();
    await outcomeCount(report, 'All').click();
    await report.getByRole('button', { name: 'Look again' }).first().click();
    await expect(outcomeCount(report, 'Failed')).toContainText('2');
    await expect(outcomeCount(report, 'Unknown')).toHaveCount(0);
  });

  await closeReport(page);
  await expect(row(page, 'Revoked')).toHaveCount(4);
  await expect(row(page, 'Active')).toHaveCount(3);
  // The three that have not ended, and the one that the run was never about.
  await expect(selection(page), 'what was revoked is let go').toContainText('4 selected');
});

test('paused, nothing more is sent; resumed, it goes on; made small, the window is free', async ({
  start,
  simulator,
}) => {
  const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
  insert(simulator, names);
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.latency(700, 'before commit') });
  await order(await reviewHemis(page, 12));

  await expect(running(page)).toContainText(/[1-9] of 12 done/);
  await expect(running(page).getByRole('button', { name: 'Close' })).toHaveCount(0);
  await running(page).getByRole('button', { name: 'Pause' }).click();
  await expect(running(page)).toHaveAccessibleName('Revoking is paused');
  await expect(running(page)).not.toContainText('In progress');
  const sent = revokesSent(simulator);
  expect(sent).toBeLessThan(12);
  await running(page).getByRole('button', { name: 'Minimise' }).click();
  await expect(runBar(page)).toContainText(`Revoking is paused at ${sent} of 12`);
  await searchBox(page).fill('');
  await expect(rows(page).nth(5)).toBeVisible();
  expect(revokesSent(simulator)).toBe(sent);

  await test.step('a window that is loaded again finds it', async () => {
    await page.reload();
    await expect(running(page)).toHaveAccessibleName('Revoking is paused');
  });

  await running(page).getByRole('button', { name: 'Resume' }).click();
  await expect(running(page).getByRole('button', { name: 'Pause' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(runBar(page)).toContainText('of 12');
  await expect(runBar(page)).toContainText('Revoking has ended: 12 revoked', { timeout: 30_000 });
  await runBar(page).getByRole('button', { name: 'Show the report' }).click();
  await expect(outcomeCount(reportOf(page), 'Revoked')).toContainText('12');
  await closeReport(page);
  await expect(runBar(page)).toHaveCount(0);
  expect(names.map((name) => statusIn(simulator, name))).toEqual(names.map(() => 'Revoked'));
  expect(revokesSent(simulator)).toBe(12);
});

test('stopped, it asks once, ends what is on the way, and names what was not sent', async ({
  start,
  simulator,
}) => {
  const names = Array.from({ length: 10 }, (_, index) => `n${index}`);
  insert(simulator, names);
  const held = gate();
  simulator.faults.add({ match: { endpoint: 'revoke' }, fault: held.fault });
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await order(await reviewHemis(page, 10));
  await expect.poll(() => revokesSent(simulator)).toBeGreaterThan(0);
  await running(page).getByRole('button', { name: 'Stop…' }).click();
  await expect(running(page).getByRole('button', { name: 'Do not stop' })).toBeFocused();
  await page.keyboard.press('Enter');
  await running(page).getByRole('button', { name: 'Stop…' }).click();
  await running(page).getByRole('button', { name: 'Stop the run' }).click();
  await expect(running(page)).toContainText('Stopping');
  held.open();

  const report = reportOf(page);
  await expect(report).toBeVisible();
  const revoked = names.filter((name) => statusIn(simulator, name) === 'Revoked').length;
  expect(revokesSent(simulator)).toBe(revoked);
  await expect(outcomeCount(report, 'Revoked')).toContainText(String(revoked));
  await outcomeCount(report, 'Not sent').click();
  await expect(report.getByRole('region', { name: 'This consent' })).toContainText('Nothing was sent for it');
  await expect(report.getByRole('grid').getByRole('row')).toHaveCount(names.length - revoked + 1);
  await closeReport(page);
  await expect(row(page, 'Active')).toHaveCount(names.length - revoked);
});

test('trouble that would meet every consent pauses it, says why, and is gone on with', async ({
  start,
  simulator,
}) => {
  insert(
    simulator,
    Array.from({ length: 8 }, (_, index) => `n${index}`),
  );
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  const review = await reviewHemis(page, 8);
  const mend = simulator.faults.add({ match: { endpoint: 'consent' }, fault: fault.status(503) });
  await order(review);
  await expect(running(page)).toHaveAccessibleName('Revoking is paused', { timeout: 40_000 });
  await expect(running(page).getByRole('alert')).toContainText('503');
  expect(revokesSent(simulator)).toBe(0);
  mend();
  await running(page).getByRole('button', { name: 'Resume' }).click();
  await expect(outcomeCount(reportOf(page), 'Revoked')).toContainText('8', { timeout: 30_000 });
});

/** Ends the app as a power cut would, and starts it again with the secrets typed anew: without a keychain they were kept for that run. */
async function cutOff(app: RunningApp, start: () => Promise<RunningApp>, simulator: Simulator) {
  const gone = new Promise<void>((resolve) => app.electron.once('close', () => resolve()));
  app.electron.process().kill('SIGKILL');
  await gone;
  const next = await start();
  for (const { profile } of await bridgeValue<RealmEntry[]>(next.page, 'realms', 'list'))
    await bridgeValue(next.page, 'realms', 'save', {
      ...draftOf(simulator, profile.realmName),
      id: profile.id,
    });
  return next;
}

test('cut off in the middle, it is offered again with what is known, and sends nothing twice that is done', async ({
  start,
  simulator,
}) => {
  const names = Array.from({ length: 10 }, (_, index) => `n${index}`);
  for (const realm of ['sandbox', 'production']) insert(simulator, names, realm);
  simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.latency(400, 'after commit') });
  const app = await start();
  await addRealms(app.page, simulator);
  await openRealm(app.page, 'All realms');
  const review = await reviewHemis(app.page, 20);
  await unlockFrom(review);
  await review.getByRole('textbox', { name: /to revoke in production/ }).fill('Kiwi Production');
  await order(review);
  await expect(running(app.page)).toContainText(/[2-9] of 20 done/);
  const { page } = await cutOff(app, start, simulator);
  simulator.faults.clear();

  const notice = page.getByRole('note').filter({ hasText: 'was interrupted' });
  await expect(notice).toContainText(/([2-9]|1\d) revoked/);
  await expect(notice).toContainText(/\d+ not sent/);
  await expectAllRead(page);
  const sentBefore = revokesSent(simulator);
  await notice.getByRole('button', { name: 'Review and go on…' }).click();
  const goOn = dialog(page, 'Go on with this run?');
  await expect(goOn.getByRole('button', { name: 'Not now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Review and go on…' }).click();
  await expect(goOn.getByRole('button', { name: 'Go on with the run' })).toBeDisabled();
  await unlockFrom(goOn);
  await goOn.getByRole('textbox', { name: /to go on in production/ }).fill('Kiwi Production');
  expect(revokesSent(simulator), 'nothing was sent meanwhile').toBe(sentBefore);
  await goOn.getByRole('button', { name: 'Go on with the run' }).click();

  const report = reportOf(page);
  await expect(report).toBeVisible({ timeout: 30_000 });
  await expect(report).toContainText('20');
  for (const realm of ['sandbox', 'production'])
    for (const name of names) expect(simulator.realm(realm).consents.statusOf(idOf(name))).toBe('Revoked');
  expect(revokesSent(simulator), 'one for each').toBe(20);
  await closeReport(page);
  await expect(notice).toHaveCount(0);
});

test('cut off, it can be ended as it stands', async ({ start, simulator }) => {
  insert(
    simulator,
    Array.from({ length: 10 }, (_, index) => `n${index}`),
  );
  simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.latency(400, 'before commit') });
  const app = await start();
  await addRealms(app.page, simulator, ['sandbox']);
  await order(await reviewHemis(app.page, 10));
  await expect(running(app.page)).toContainText(/[1-9] of 10 done/);
  const { page } = await cutOff(app, start, simulator);
  const notice = page.getByRole('note').filter({ hasText: 'was interrupted' });
  await notice.getByRole('button', { name: 'End it as it is…' }).click();
  await expect(notice.getByRole('button', { name: 'Keep it' })).toBeFocused();
  const sent = revokesSent(simulator);
  await notice.getByRole('button', { name: 'End it for good' }).click();
  await expect(outcomeCount(reportOf(page), 'Not sent')).toBeVisible();
  await closeReport(page);
  await expect(notice).toHaveCount(0);
  expect(revokesSent(simulator)).toBe(sent);
});
