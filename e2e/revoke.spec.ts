/** V1–V4: the right consent, in the right realm, for a reason; and never 'revoked' unless the API, asked again, said so (#29). */
import type { Locator, Page } from '@playwright/test';
import { fault, type Simulator } from '../src/simulator';
import { planFor } from './support/bridge-plan';
import { gate } from './support/gate';
import { addRealms, callBridge, expect, hemisConsent, production, testWith } from './support/realms';
import * as revoking from './support/revoking';
import { detail, dialog, openConsent, openRealm, row } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 30 }, { name: 'production', consents: 30 });
const { id } = hemisConsent;

test.beforeEach(({ simulator }) => {
  for (const { consents } of simulator.realms) consents.insert(hemisConsent);
});

const statusIn = (simulator: Simulator, realm = 'sandbox') => simulator.realm(realm).consents.statusOf(id);
const revokesSent = (simulator: Simulator) => simulator.journal.count({ endpoint: 'revoke' });

const askToRevoke = (page: Page): Promise<Locator> => revoking.askToRevoke(page, id);

async function revoke(page: Page, review: Locator, reason?: string): Promise<Locator> {
  await revoking.order(review, reason);
  return revoking.reportOf(page);
}

const outcome = (report: Locator): Locator => report.getByRole('status');

test.describe('in a sandbox', () => {
  let page: Page;
  test.beforeEach(async ({ start, simulator }) => {
    ({ page } = await start());
    await addRealms(page, simulator);
  });

  test('a consent is reviewed, revoked once, read again and reported', async ({ simulator }) => {
    const review = await askToRevoke(page);
    for (const text of ['Kiwi Sandbox', 'SANDBOX', 'Hēmi Tāmihana', 'Tuatara Budgeting', id])
      await expect(review).toContainText(text);
    await expect(review.getByRole('button', { name: 'Cancel' })).toBeFocused();

    await test.step('not without a reason', async () => {
      await review.getByRole('button', { name: 'Revoke consent' }).click();
      await expect(review.getByRole('textbox', { name: 'Reason' })).toHaveAccessibleDescription(/Say why/);
      expect(revokesSent(simulator)).toBe(0);
    });

    const report = await revoke(page, review, 'customer called, case 1042');
    await expect(outcome(report)).toContainText('Revoked');
    await expect(outcome(report)).toContainText('Checked by reading it again');
    await expect(outcome(report)).toContainText('the realm says ‘Revoked’');
    await expect(report).toContainText('customer called, case 1042');
    expect(statusIn(simulator)).toBe('Revoked');
    expect(simulator.journal.count({ method: 'DELETE' })).toBe(1);
    expect(statusIn(simulator, 'production')).toBe('Authorised');

    await report.getByRole('button', { name: 'Close' }).last().click();
    await expect(row(page, 'Hēmi')).toContainText('Revoked');
    await expect(detail(page).getByRole('button', { name: 'Revoke…' })).toBeDisabled();
    await expect(detail(page)).toContainText('Already ended: revoked');
  });

  test('a slow API changes nothing of where the focus is: Cancel, and Close at the end', async ({
    simulator,
  }) => {
    await openConsent(page, id);
    await expect(detail(page)).toContainText('Read again');
    simulator.faults.add({ match: { endpoint: 'consent' }, fault: fault.latency(800, 'before commit') });
    await detail(page).getByRole('button', { name: 'Revoke…' }).click();
    const review = dialog(page, 'Revoke this consent?');
    await expect(review.getByRole('textbox', { name: 'Reason' })).toBeVisible();
    await expect(review.getByRole('button', { name: 'Cancel' })).toBeFocused();
    const report = await revoke(page, review);
    await expect(outcome(report)).toContainText('Revoked');
    await expect(report.getByRole('button', { name: 'Close' }).last()).toBeFocused();
  });

  test('a consent that the realm no longer has leaves the list', async ({ simulator }) => {
    const review = await askToRevoke(page);
    const held = gate('answer');
    simulator.faults.add({ match: { endpoint: 'revoke' }, fault: held.fault });
    const report = revoke(page, review);
    await expect.poll(() => statusIn(simulator)).toBe('Revoked');
    simulator.realm('sandbox').consents.forget(id);
    held.open();
    await expect(outcome(await report)).toContainText('Revoked');
    await (await report).getByRole('button', { name: 'Close' }).last().click();
    await expect(row(page, 'Hēmi')).toBeHidden();
  });

  test('Enter on the dialog as it opens cancels, and nothing is sent', async ({ simulator }) => {
    const review = await askToRevoke(page);
    await expect(review.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(review).toBeHidden();
    expect(revokesSent(simulator)).toBe(0);
    expect(statusIn(simulator)).toBe('Authorised');
  });

  test('the answer is lost after the server has revoked: reading again finds it revoked', async ({
    simulator,
  }) => {
    simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.drop('after commit') });
    const report = await revoke(page, await askToRevoke(page));
    await expect(outcome(report)).toContainText('the realm says ‘Revoked’');
    expect(revokesSent(simulator)).toBe(1);
  });

  test('the connection is lost before the server has revoked: it is not called revoked', async ({
    simulator,
  }) => {
    simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.drop('before commit') });
    const report = await revoke(page, await askToRevoke(page));
    await expect(outcome(report)).toContainText('Not revoked', { timeout: 30_000 });
    await expect(report.getByRole('alert')).toContainText('The consent is not revoked');
    expect(revokesSent(simulator)).toBe(1);
    expect(statusIn(simulator)).toBe('Authorised');
    await report.getByRole('button', { name: 'Close' }).last().click();
    await expect(row(page, 'Hēmi')).toContainText('Active');
  });

  test('the server says 204 and does nothing: it is not called revoked', async ({ simulator }) => {
    simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.status(204, '') });
    const report = await revoke(page, await askToRevoke(page));
    await expect(outcome(report)).toContainText('Nobody knows yet', { timeout: 30_000 });
    await expect(report.getByRole('alert')).toContainText('but the consent is still ‘Authorised’');
    await report.getByRole('button', { name: 'Look again' }).click();
    await expect(outcome(report)).toContainText('Not revoked');
    await expect(report.getByRole('alert')).toContainText('read again, it is ‘Authorised’');
  });

  test('it cannot be read again: nobody claims to know, until it is looked at again', async ({
    simulator,
  }) => {
    const review = await askToRevoke(page);
    // The first reading is the one before the revoke.
    const mend = simulator.faults.add({
      match: { endpoint: 'consent', nth: 2, times: Number.POSITIVE_INFINITY },
      fault: fault.status(500),
    });
    const report = await revoke(page, review);
    await expect(outcome(report)).toContainText('Nobody knows yet', { timeout: 30_000 });
    mend();
    await report.getByRole('button', { name: 'Look again' }).click();
    await expect(report).toContainText('the realm says ‘Revoked’');
  });

  test('it changed since it was chosen: skipped, with the difference', async ({ simulator }) => {
    const review = await askToRevoke(page);
    simulator
      .realm('sandbox')
      .consents.replace(id, { ...hemisConsent, permissions: [...hemisConsent.permissions, 'ReadPAN'] });
    const report = await revoke(page, review);
    await expect(outcome(report)).toContainText('Not revoked: it has changed since you chose it');
    await expect(report.getByRole('list', { name: 'What is different' })).toHaveText(
      'Permissions were added: ReadPAN.',
    );
    expect(revokesSent(simulator)).toBe(0);
    expect(statusIn(simulator)).toBe('Authorised');
  });

  test('it ended meanwhile: said so, and nothing is sent', async ({ simulator }) => {
    const review = await askToRevoke(page);
    simulator.realm('sandbox').consents.revoke(id, { at: Date.now(), by: 'customer', reason: 'in the app' });
    const report = await revoke(page, review);
    await expect(outcome(report)).toContainText('It had already ended');
    expect(revokesSent(simulator)).toBe(0);
  });

  test('it is gone before it is reviewed: there is nothing to revoke', async ({ simulator }) => {
    await openConsent(page, id);
    simulator.realm('sandbox').consents.revoke(id, { at: Date.now(), by: 'customer', reason: 'in the app' });
    await detail(page).getByRole('button', { name: 'Revoke…' }).click();
    const review = dialog(page, 'Revoke this consent?');
    await expect(review).toContainText('There is nothing to revoke');
    await expect(review.getByRole('button', { name: 'Revoke consent' })).toHaveCount(0);
    expect(revokesSent(simulator)).toBe(0);
  });
});

test.describe('in production', () => {
  const typeHere = (review: Locator): Locator =>
    review.getByRole('textbox', { name: `Type ${production} to revoke in production` });

  test('it is unlocked first, and then the realm’s name must be typed, exactly', async ({
    start,
    simulator,
  }) => {
    const { page } = await start();
    await addRealms(page, simulator);
    await openRealm(page, production);
    const review = await askToRevoke(page);
    await expect(review).toContainText('PRODUCTION');
    await review.getByRole('textbox', { name: 'Reason' }).fill('asked by the customer');
    const button = review.getByRole('button', { name: 'Revoke consent' });
    const name = typeHere(review);

    await test.step('locked', async () => {
      await expect(review).toContainText(`${production} is production and locked.`);
      await expect(name).toHaveCount(0);
      await expect(button).toBeDisabled();
      await review.getByRole('button', { name: 'Unlock…' }).click();
      await expect(dialog(page, 'Unlock this realm?')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog(page, 'Unlock this realm?')).toBeHidden();
      await expect(review, 'the Escape was for the other dialog').toBeVisible();
      await revoking.unlockFrom(review);
      await expect(name, 'what comes next').toBeFocused();
    });

    for (const wrong of ['', '   ', 'production', 'kiwi production', `${production}s`, 'Kiwi Sandbox'])
      await test.step(`‘${wrong}’ is not its name`, async () => {
        await name.fill(wrong);
        await expect(button).toBeDisabled();
        await name.press('Enter');
      });
    await expect(review).toBeVisible();
    expect(revokesSent(simulator)).toBe(0);

    await name.fill(production);
    await button.click();
    await expect(outcome(revoking.reportOf(page))).toContainText('Checked by reading it again');
    expect(statusIn(simulator, 'production')).toBe('Revoked');
    expect(statusIn(simulator, 'sandbox')).toBe('Authorised');
    expect(simulator.journal.count({ method: 'DELETE' })).toBe(1);
  });

  test('a realm that is locked again while it is reviewed is not revoked in', async ({
    start,
    simulator,
  }) => {
    const { page } = await start();
    const [, realmId = ''] = await addRealms(page, simulator);
    await openRealm(page, production);
    await revoking.unlock(page, realmId);
    const review = await askToRevoke(page);
    await review.getByRole('textbox', { name: 'Reason' }).fill('asked by the customer');
    await typeHere(review).fill(production);
    await expect(review.getByRole('button', { name: 'Revoke consent' })).toBeEnabled();
    await callBridge(page, 'locks', 'lock', { realmId });
    await expect(review.getByRole('button', { name: 'Revoke consent' })).toBeDisabled();
    await expect(review).toContainText(`‘${production}’ is locked.`);
    expect(revokesSent(simulator)).toBe(0);
  });

  test('a window that was taken over can leave out neither the lock nor the name', async ({
    start,
    simulator,
  }) => {
    const { page } = await start();
    const [realmId = ''] = await addRealms(page, simulator, ['production']);
    const { planId } = await planFor(page, realmId, [id]);
    const run = (confirmations: object[]) =>
      callBridge(page, 'runs', 'start', { planId, reason: 'because I say so', confirmations });

    const rightName = [{ realmId, typedRealmName: production }];
    expect(await run(rightName)).toMatchObject({ ok: false, failure: { kind: 'locked' } });
    await revoking.unlock(page, realmId);
    const other = { realmId: 'elsewhere', typedRealmName: production };
    const wrongNames = ['', ' ', 'kiwi production', 'production'].map((typedRealmName) => [
      { realmId, typedRealmName },
    ]);
    for (const confirmations of [[], [other], ...wrongNames])
      expect(await run(confirmations)).toMatchObject({
        ok: false,
        failure: { kind: 'confirmation-missing', field: 'typedRealmName' },
      });
    expect(simulator.journal.count({ method: 'DELETE' })).toBe(0);
    expect(statusIn(simulator, 'production')).toBe('Authorised');
  });
});
