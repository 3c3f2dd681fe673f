/** A1, A2: every call of the app is told as it was, is found again, and can be taken along without what is secret in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { type Endpoint, fault } from '../src/simulator';
import {
  activity,
  callCount,
  callList,
  callRows,
  copyAsCurl,
  narrowTo,
  openActivity,
  openedCall,
  searchCalls,
} from './support/activity';
import { expectAccessible } from './support/axe';
import { leaksIn } from './support/canary';
import { answerSave } from './support/files';
import { secretsOf } from './support/fixtures';
import { addRealms, callBridge, expect, hemisConsent, testWith } from './support/realms';
import { askToRevoke, closeReport, order, reportOf } from './support/revoking';
import { expectCount } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 30 });
const { id } = hemisConsent;

const kindOf: Partial<Record<Endpoint, string>> = {
  discovery: 'Discovery document',
  token: 'Client token',
  list: 'Consent list',
  consent: 'Consent read',
  revoke: 'Revoke',
};

const clipboardOf = (electron: ElectronApplication): Promise<string> =>
  electron.evaluate(({ clipboard }) => clipboard.readText());

test('browsing and a revoke stand there call by call, with every attempt', async ({ start, simulator }) => {
  simulator.realm('sandbox').consents.insert(hemisConsent);
  simulator.faults.add({ match: { endpoint: 'consent', nth: 1 }, fault: fault.status(503) });
  const { page } = await start();
  await addRealms(page, simulator);
  await expectCount(page, '31 consents');
  await order(await askToRevoke(page, id));
  await expect(reportOf(page).getByRole('status')).toContainText('Revoked');
  await closeReport(page);
  await openActivity(page);

  const asked = simulator.journal.entries().reverse();
  await expect(callCount(page)).toHaveText(`${asked.length} calls`);
  await expect(callRows(page)).toHaveText(
    asked.map(
      ({ endpoint, method, path, status }) => new RegExp(`${kindOf[endpoint]}${method}.*${path}.*${status}`),
    ),
  );
  await test.step('with the time each took, also in words', async () => {
    for (const words of await callRows(page).allTextContents())
      expect(words).toMatch(/queue [\d.]+ m?s, wait [\d.]+ m?s, body [\d.]+ m?s/);
  });
  await test.step('one token was fetched, and then taken from the cache', async () => {
    await expect(callRows(page).filter({ hasText: 'Fetched' })).toHaveCount(1);
    await expect(callRows(page).filter({ hasText: 'Cached' })).toHaveCount(asked.length - 3);
  });
  await test.step('an attempt leads to the next', async () => {
    const refused = callRows(page).filter({ hasText: '503' });
    await expect(refused).toContainText('1 of 2');
    await refused.click();
    await expect(openedCall(page).getByRole('heading', { name: 'Consent read: 503' })).toBeVisible();
    await openedCall(page)
      .getByRole('button', { name: /^Attempt 2/ })
      .click();
    await expect(openedCall(page).getByRole('heading', { name: 'Consent read: 200' })).toBeVisible();
    await expect(callRows(page).and(page.locator('[aria-current]'))).toContainText('2 of 2');
  });
});

test('calls are found by kind, outcome and text', async ({ start, simulator }) => {
  const { page } = await start();
  const [realmId] = await addRealms(page, simulator);
  await expectCount(page, '30 consents');
  await callBridge(page, 'consents', 'show', { realmId, consentId: 'nobody-has-this' });
  await openActivity(page);
  const all = simulator.journal.count();
  await narrowTo(page, 'Kind of call', 'All of the login');
  await expect(callCount(page)).toHaveText(`2 of ${all} calls`);
  await narrowTo(page, 'Kind of call', 'Every kind');
  await narrowTo(page, 'What came of it', 'Refused or no answer');
  await expect(callRows(page)).toHaveText([/nobody-has-this.*404/]);
  await searchCalls(page, 'somebody has this');
  await expect(activity(page).getByText('No call matches')).toBeVisible();
  await expectAccessible(page, 'no call matches');
  await activity(page).getByRole('button', { name: 'Clear all' }).click();
  await expect(callCount(page)).toHaveText(`${all} calls`);
  await activity(page).getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(activity(page).getByText('No call has been made yet')).toBeVisible();
});

test('what is taken along holds no secret, and no personal data in a file', async ({
  start,
  simulator,
  profile,
}) => {
  simulator.realm('sandbox').consents.insert(hemisConsent);
  const { page, electron } = await start();
  const [realmId] = await addRealms(page, simulator);
  await expectCount(page, '31 consents');
  await callBridge(page, 'consents', 'show', { realmId, consentId: id });
  await openActivity(page);
  const secrets = secretsOf(simulator);

  for (const [row, placeholder] of [
    ['Client token', '$WYCH_CLIENT_SECRET'],
    ['Consent list', '$WYCH_TOKEN'],
  ] as const)
    await test.step(`${row}: cURL, and all that is on screen`, async () => {
      await callRows(page).filter({ hasText: row }).click();
      await expect(openedCall(page).getByRole('heading', { name: new RegExp(`^${row}`) })).toBeVisible();
      await copyAsCurl(page);
      await expect(openedCall(page).getByText(/^Copied as cURL/)).toBeVisible();
      const command = await clipboardOf(electron);
      expect(command).toMatch(/^curl .*--url 'http/s);
      expect(command).toContain(placeholder);
      expect(leaksIn('the clipboard', command, secrets)).toEqual([]);
      expect(leaksIn('the window', await page.content(), secrets)).toEqual([]);
    });

  await test.step('request id', async () => {
    await openedCall(page).getByRole('button', { name: 'Copy request id' }).click();
    const [listed] = simulator.journal.entries({ endpoint: 'list' });
    expect(await clipboardOf(electron)).toBe(listed?.requestId);
  });

  await test.step('HAR', async () => {
    const target = join(profile, 'calls.har');
    await answerSave(electron, target);
    await activity(page).getByRole('button', { name: 'Export HAR…' }).click();
    await expect(
      activity(page).getByText('Saved as calls.har: redacted, with personal data masked.'),
    ).toBeVisible();
    const text = readFileSync(target, 'utf8');
    const { log } = JSON.parse(text);
    expect(log.version).toBe('1.2');
    expect(log.entries).toHaveLength(simulator.journal.count());
    expect(leaksIn('the file', text, secrets)).toEqual([]);
    for (const personal of [hemisConsent.user.email, hemisConsent.user.name])
      expect(text).not.toContain(personal);
  });
});

test('by keyboard alone; rows stay while they are read, and what is new is told', async ({
  start,
  simulator,
}) => {
  const { page } = await start();
  const [realmId] = await addRealms(page, simulator);
  await expectCount(page, '30 consents');
  await page.keyboard.press('Control+j');
  await expect(activity(page).getByRole('textbox', { name: 'Search the calls' })).toBeFocused();
  await expect(callCount(page)).toHaveText('3 calls');
  await expectAccessible(page, 'activity');
  while (!(await callList(page).evaluate((list) => list === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(openedCall(page).getByRole('heading', { name: 'Client token: 200' })).toBeVisible();
  await expectAccessible(page, 'a call');

  await test.step('another call changes nothing of what is read', async () => {
    await callBridge(page, 'consents', 'show', { realmId, consentId: 'nobody-has-this' });
    await expect(activity(page).getByRole('button', { name: '1 new call' })).toBeVisible();
    await expect(callRows(page)).toHaveText([/Consent list/, /Client token/, /Discovery document/]);
  });
  await page.keyboard.press('ArrowDown');
  await expect(openedCall(page).getByRole('heading', { name: 'Discovery document: 200' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(openedCall(page)).toBeHidden();
  await expect(callList(page)).toBeFocused();

  await test.step('and is there when asked for; then live again', async () => {
    for (let times = 0; times < 3; times++) await page.keyboard.press('Shift+Tab');
    await expect(activity(page).getByRole('button', { name: '1 new call' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(callList(page)).toBeFocused();
    await expect(callRows(page).first()).toContainText('nobody-has-this');
    await callBridge(page, 'consents', 'show', { realmId, consentId: 'nor-this' });
    await expect(callRows(page).first()).toContainText('nor-this');
  });
  await page.keyboard.press('Escape');
  await expect(activity(page)).toBeHidden();
});

/** `ACTIVITY_CALLS=20000` for many. */
const many = Number(process.env.ACTIVITY_CALLS ?? 2_000);

test(`${many.toLocaleString('en')} calls: each row is the call that it says, wherever the list is scrolled to`, async ({
  start,
  simulator,
}) => {
  test.slow();
  test.setTimeout(60_000 + many * 30);
  const { page } = await start();
  const [realmId = ''] = await addRealms(page, simulator);
  await expectCount(page, '30 consents');
  await page.evaluate(
    async ([realm, count]) => {
      const { wych } = globalThis as unknown as {
        wych: { consents: { show(input: object): Promise<unknown> } };
      };
      for (let nth = 1; nth <= count; nth++)
        await wych.consents.show({ realmId: realm, consentId: `missing-${nth}` });
    },
    [realmId, many] as const,
  );
  await openActivity(page);
  const total = many + 3;
  await expect(callCount(page)).toHaveText(`${total.toLocaleString('en')} calls`);
  await expect(callList(page)).toHaveAttribute('aria-rowcount', String(total + 1));

  /**
   * The places, from 0 at the newest, of the rows that are there now. A row says that it is on its way, or it is the call
   * of its place: another one, even for a moment, is thrown.
   */
  const placesInOrder = async () => {
    const rows = await callRows(page).evaluateAll((elements) =>
      elements.map((element) => [Number(element.ariaRowIndex) - 2, element.textContent ?? ''] as const),
    );
    const there = rows.filter(([, words]) => words !== 'On its way');
    for (const [place, words] of there)
      if (place < many) expect(words).toContain(`/missing-${many - place}404Refused`);
    return {
      places: there.map(([place]) => place),
      complete: there.length === rows.length && rows.length > 5,
    };
  };
  const expectRowsAround = (place: number) =>
    expect
      .poll(async () => {
        const { places, complete } = await placesInOrder();
        return complete && places.includes(place);
      })
      .toBe(true);

  await expectRowsAround(0);
  for (const share of [0.1, 0.9, 0.33, 0.5]) {
    await callList(page).evaluate((list, part) => {
      list.scrollTop = part * list.scrollHeight;
    }, share);
    await expectRowsAround(Math.round(share * total));
  }
  await callList(page).focus();
  await page.keyboard.press('End');
  await expect(callRows(page).and(page.locator(`[aria-rowindex="${total + 1}"]`))).toContainText(
    'Discovery document',
  );
  await page.keyboard.press('Home');
  await expect(callRows(page).and(page.locator('[aria-rowindex="2"]'))).toContainText(`/missing-${many}`);
  await expectRowsAround(0);
});
