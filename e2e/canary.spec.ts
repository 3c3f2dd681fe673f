/**
 * A whole working day with marked secrets, and then a search for them wherever the app could have left one: every message to the window, the
 * window's page and memory, the output, the profile and the home folder (#10, #11, #12). The tokens are those the login really gave out.
 *
 * What holds, honestly: while the realm form is open, what is typed is in it, as in any form. Once it is closed, the window has nothing.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../src/simulator';
import { leaksIn, leaksInFolder } from './support/canary';
import { crash, pageOf } from './support/crash';
import { tell } from './support/figures';
import { answerSave } from './support/files';
import { secretsOf } from './support/fixtures';
import { heapOf } from './support/heap';
import { canary, expect, signaturesOf, test } from './support/marked';
import { type Message, recordedMessages, recordMessages } from './support/message-tape';
import {
  closeSettings,
  openNewRealm,
  openRealmForm,
  openSettings,
  saveRealm,
  typeRealm,
} from './support/realm-form';
import { draftOf, production, sandbox } from './support/realms';
import { alerts, detail, dialog, expectCount, openRealm, rows, searchBox } from './support/screens';
import { lookIntoEveryCall, saveEveryCall } from './support/whole-activity';

const wrongSecret = canary('wrong');

test.setTimeout(180_000);

test('after a working day no secret and no token is anywhere but in the keyring', async ({
  start,
  computer,
  simulator,
  profile,
  tokens,
}) => {
  const typed = { ...secretsOf(simulator), 'wrong secret': wrongSecret };
  const { electron, page, output } = await start({ env: computer.desktop() });
  await recordMessages(electron);
  // The first messages, too.
  await page.reload();
  const echo = (endpoint: 'token' | 'list' | 'consent' | 'revoke', code = 400) =>
    simulator.faults.add({ match: { endpoint, nth: 1 }, fault: fault.echoSecrets(code) });

  await test.step('a realm is typed in with a wrong secret, against a login that quotes it', async () => {
    const form = await openNewRealm(page);
    await typeRealm(form, { ...draftOf(simulator, 'sandbox'), clientSecret: '' });
    await form.getByLabel('Client secret', { exact: true }).pressSequentially(wrongSecret);
    for (const quoted of [true, false]) {
      if (quoted) echo('token');
      await form.getByRole('button', { name: 'Test connection' }).click();
      await expect(form.getByText('Not there yet.')).toBeVisible();
    }
  });

  await test.step('while the form is open, what is typed is in it: the search finds it there', async () => {
    expect(leaksIn('memory', await heapOf(electron, page), { wrongSecret })).toContain(
      'wrongSecret in memory',
    );
  });

  await test.step('with the right one the test passes, and the realm is saved', async () => {
    const form = dialog(page, 'Add a realm');
    await form.getByLabel('Client secret', { exact: true }).fill('');
    const { clientSecret } = draftOf(simulator, 'sandbox');
    await form.getByLabel('Client secret', { exact: true }).pressSequentially(clientSecret ?? '');
    await form.getByRole('button', { name: 'Test connection' }).click();
    await expect(form.getByText('Everything works.')).toBeVisible();
    await saveRealm(form);
    await expectCount(page, '600 consents');
  });

  await test.step('a second realm, in production', async () => {
    const form = await openNewRealm(page);
    await typeRealm(form, draftOf(simulator, 'production'));
    await saveRealm(form);
    await openRealm(page, production);
    await expectCount(page, '600 consents');
    await openRealm(page, sandbox);
    await expectCount(page, '600 consents');
  });

  await test.step('consents are browsed and read, from servers that quote what they were sent', async () => {
    echo('list', 403);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(alerts(page).first()).toContainText(sandbox);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(alerts(page)).toHaveCount(0);
    echo('consent');
    await searchBox(page).fill('status:active');
    await rows(page).filter({ hasText: 'Active' }).first().click();
    await expect(detail(page).getByRole('alert')).toBeVisible();
    await detail(page).getByRole('button', { name: 'Reload' }).click();
    await detail(page).getByRole('tab', { name: 'Raw record' }).click();
    await expect(detail(page).getByText('"permissions"').first()).toBeVisible();
  });

  await test.step('one is revoked, at the second try', async () => {
    echo('revoke');
    for (const outcome of ['Not revoked', 'Revoked']) {
      await detail(page).getByRole('button', { name: 'Revoke…' }).click();
      const review = dialog(page, 'Revoke this consent?');
      await review.getByLabel('Reason').fill('The customer asked for it.');
      await review.getByRole('button', { name: 'Revoke consent' }).click();
      const report = dialog(page, 'Revocation report');
      await expect(report.getByText(outcome, { exact: true })).toBeVisible();
      await report.getByRole('button', { name: 'Close' }).last().click();
    }
  });

  await test.step('tokens are looked at and discarded; a secret that was rotated is refused', async () => {
    const settings = await openSettings(page, 'Realms and tokens');
    await expect(settings.getByText(/Valid until/).first()).toBeVisible();
    await settings.getByRole('button', { name: `Discard the token of ${sandbox}` }).click();
    await expect(settings.getByText(/No token/)).toBeVisible();
    await closeSettings(page);
    simulator.realm('sandbox').rotate({ clientSecret: canary('rotated') });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(alerts(page).first()).toContainText(sandbox);
  });

  await test.step('every call of the day is looked into, and saved as a file', async () => {
    expect(await lookIntoEveryCall(page)).toBeGreaterThan(20);
    // Once somebody has looked, new calls are told.
    await openRealm(page, production);
    await expect
      .poll(async () => (await recordedMessages(electron)).map(({ channel }) => channel))
      .toContain('wych-event:activityChanged');
    await lookIntoEveryCall(page);
    await answerSave(electron, join(profile, 'calls.har'));
    expect(await saveEveryCall(page)).toMatchObject({ ok: true, value: { saved: true } });
  });

  const secrets = { ...typed, ...tokens, ...signaturesOf(tokens) };
  expect(Object.keys(tokens).length, 'tokens given out').toBeGreaterThanOrEqual(3);

  await test.step('the page and all that the window remembers', async () => {
    const heap = await heapOf(electron, page);
    // The search finds what is there.
    expect(heap).toContain(sandbox);
    expect(leaksIn('the page', await page.content(), secrets)).toEqual([]);
    expect(leaksIn('the memory of the window', heap, secrets)).toEqual([]);
    expect(
      await page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
      ),
    ).toBe('[{},{},""]');
    tell(`${(heap.length / 1e6).toFixed(0)} MB of the window's memory searched`);
  });

  await test.step('the window reloads, and crashes while a secret is being typed', async () => {
    await page.reload();
    await openRealm(page, sandbox);
    const form = await openRealmForm(page, sandbox);
    await form.getByLabel('Client secret', { exact: true }).pressSequentially(wrongSecret);
    await crash(electron);
    await expect.poll(() => pageOf(electron)).toContain(sandbox);
    expect(leaksIn('the page after a crash', await pageOf(electron), secrets)).toEqual([]);
  });

  const messages = await recordedMessages(electron);
  const crashDumps = await electron.evaluate(({ app }) => app.getPath('crashDumps'));
  await electron.close();

  await test.step('every message to the window', () => {
    expectWholeDay(messages);
    expect(messages.flatMap(({ channel, text }) => leaksIn(channel, text, secrets))).toEqual([]);
    tell(
      `${messages.length} messages to the window searched for ${Object.keys(secrets).length} secrets and tokens`,
    );
  });

  await test.step('the output, the profile and the crash dumps', () => {
    expect(leaksIn('the output', output(), secrets)).toEqual([]);
    expect(readdirSync(profile)).toEqual(expect.arrayContaining(['vault.json', 'calls.har']));
    expect(leaksInFolder(profile, secrets)).toEqual([]);
    if (existsSync(crashDumps)) expect(leaksInFolder(crashDumps, secrets)).toEqual([]);
  });
});

/** The day had all of it: otherwise the search would have searched nothing. */
function expectWholeDay(messages: readonly Message[]): void {
  expect([...new Set(messages.map(({ channel }) => channel))]).toEqual(
    expect.arrayContaining([
      'wych:app.status',
      'wych:realms.list',
      'wych:realms.test',
      'wych:realms.save',
      'wych:consents.browse',
      'wych-port:browse',
      'wych:consents.show',
      'wych:plans.choose',
      'wych:plans.prepare',
      'wych:runs.start',
      'wych:tokens.state',
      'wych:tokens.discard',
      'wych:activity.read',
      'wych:activity.show',
      'wych-event:activityChanged',
      'wych-event:connectionStage',
      'wych-event:realmsChanged',
      'wych-event:vaultChanged',
    ]),
  );
}
