/** K1: every screen, dialog and failure state, in light and in dark, without one violation that axe knows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault, productionRealm, sandboxRealm } from '../src/simulator';
import { expectAccessible } from './support/axe';
import { expectErrorAt, expectStages, field, form, save, testConnection, typeRealm } from './support/form';
import { gate } from './support/gate';
import { addRealms, draftOf, expect, hemisConsent, production, sandbox, testWith } from './support/realms';
import {
  box,
  order,
  outcomeCount,
  reportOf,
  reviewSelected,
  runBar,
  running,
  selection,
  unlockFrom,
} from './support/revoking';
import {
  alerts,
  chooseRealmAction,
  detail,
  dialog,
  expectCount,
  grid,
  openConsent,
  openFilter,
  openRealm,
  rail,
  rows,
  searchBox,
} from './support/screens';

// A dozen of each: every status is there, and axe looks at each cell.
const test = testWith(sandboxRealm({ consents: 12 }), productionRealm({ consents: 12 }));

// Each looks at a dozen screens twice.
test.slow();

test('the first run and the realm form', async ({ start, simulator }) => {
  const { page } = await start();
  await expect(page.getByRole('button', { name: 'Explore with demo realms' })).toBeVisible();
  await expectAccessible(page, 'welcome');

  await rail(page).getByRole('button', { name: 'Add a realm' }).click();
  await expect(form(page)).toBeVisible();
  await expectAccessible(page, 'realm form, empty');
  await save(page);
  await expectErrorAt(page, 'Name', /missing/);
  await expectAccessible(page, 'realm form with errors');
  await form(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(form(page)).toBeHidden();

  await typeRealm(page, { ...draftOf(simulator, 'sandbox'), clientSecret: 'wrong' });
  await form(page).getByText('Advanced: route overrides').click();
  await form(page).getByText('Advanced: token exchange').click();
  await field(page, 'Exchanged by').selectOption('rfc8693');
  await testConnection(page);
  await expectStages(page, ['Passed', 'Passed', 'Failed', 'Skipped', 'Skipped']);
  await expectAccessible(page, 'realm form, a stage failed');
  await field(page, 'Client secret').fill(draftOf(simulator, 'sandbox').clientSecret ?? '');
  await testConnection(page);
  await expectStages(page, Array(5).fill('Passed'));
  await expectAccessible(page, 'realm form, all passed');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible(page, 'realm form, discard?');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(form(page)).toBeHidden();
});

test('consents, filters and one consent opened', async ({ start, simulator }) => {
  simulator.realm('sandbox').consents.insert(hemisConsent);
  const { page } = await start();
  await addRealms(page, simulator);
  await expectCount(page, '13 consents');
  await expectAccessible(page, 'consents of one realm');

  for (const name of ['Status', 'Recipient', 'Created', 'Expires', 'Customer', 'Permission', 'Updated']) {
    const filter = await openFilter(page, name);
    if (name === 'Status') await filter.getByRole('checkbox', { name: /^Active/ }).check();
    await expectAccessible(page, `filter ${name}`);
    await page.keyboard.press('Escape');
    await expect(filter).toBeHidden();
  }
  await page.getByRole('button', { name: 'Status Active', exact: true }).click();
  await expectAccessible(page, 'a filter turned off');
  await searchBox(page).fill('nobody has this name');
  await expectCount(page, '0 of 13 consents');
  await expectAccessible(page, 'no match');

  await openConsent(page, hemisConsent.id);
  await expectAccessible(page, 'detail, overview');
  await detail(page).getByRole('tab', { name: 'Raw record' }).click();
  await expect(detail(page).getByRole('region', { name: 'Record' })).toBeVisible();
  await expectAccessible(page, 'detail, raw record');
  await page.getByRole('button', { name: 'Clear all' }).click();

  await openRealm(page, 'All realms');
  await expectCount(page, '25 consents');
  await expectAccessible(page, 'all realms');
});

test('the revocation and its reports', async ({ start, simulator }) => {
  const { page } = await start();
  for (const { consents } of simulator.realms) consents.insert(hemisConsent);
  await addRealms(page, simulator);
  await openRealm(page, production);
  await openConsent(page, hemisConsent.id);
  await detail(page).getByRole('button', { name: 'Revoke…' }).click();
  const review = dialog(page, 'Revoke this consent?');
  await expect(review).toBeVisible();
  await expectAccessible(page, 'review in production, locked');
  await unlockFrom(review);
  await expectAccessible(page, 'review in production');
  await review.getByRole('textbox', { name: /to revoke in production/ }).fill(production);
  await review.getByRole('button', { name: 'Revoke consent' }).click();
  await expectAccessible(page, 'review without a reason');

  simulator.faults.add({ match: { endpoint: 'revoke', nth: 1 }, fault: fault.status(403) });
  await review.getByRole('textbox', { name: 'Reason' }).fill('asked by the customer');
  await review.getByRole('button', { name: 'Revoke consent' }).click();
  const report = dialog(page, 'Revocation report');
  await expect(report.getByRole('status')).toContainText('Not revoked');
  await expectAccessible(page, 'report: failed');
  await report.getByRole('button', { name: 'Close' }).last().click();

  await openRealm(page, sandbox);
  await openConsent(page, hemisConsent.id);
  await detail(page).getByRole('button', { name: 'Revoke…' }).click();
  await dialog(page, 'Revoke this consent?')
    .getByRole('textbox', { name: 'Reason' })
    .fill('asked by the customer');
  await dialog(page, 'Revoke this consent?').getByRole('button', { name: 'Revoke consent' }).click();
  await expect(report.getByRole('status')).toContainText('the realm says');
  await expectAccessible(page, 'report: revoked');
  await report.getByRole('button', { name: 'Close' }).last().click();
  await expectAccessible(page, 'detail of what has ended');
});

test('many at once: chosen, reviewed, run, reported', async ({ start, simulator }) => {
  const names = Array.from({ length: 6 }, (_, index) => `consent-of-hemi-${index}`);
  for (const { consents } of simulator.realms)
    for (const id of names) consents.insert({ ...hemisConsent, id });
  const { page } = await start();
  await addRealms(page, simulator);
  await openRealm(page, 'All realms');
  await searchBox(page).fill('consent-of-hemi');
  await expect(rows(page)).toHaveCount(12);
  await box(rows(page).first()).click();
  await box(rows(page).nth(3)).click({ modifiers: ['Shift'] });
  await expectAccessible(page, 'some selected');
  await searchBox(page).fill('nobody has this name');
  await expect(selection(page)).toContainText('none of them in the filter');
  await expectAccessible(page, 'selected and hidden');
  await searchBox(page).fill('consent-of-hemi');
  await grid(page).focus();
  await page.keyboard.press('Control+A');

  const review = await reviewSelected(page);
  await expectAccessible(page, 'review of many, locked');
  await review.getByRole('button', { name: 'List all 12' }).click();
  await expect(review.getByRole('grid').getByRole('row')).toHaveCount(13);
  await expectAccessible(page, 'list of a plan');
  await review.getByRole('button', { name: 'Back to the review' }).click();
  await unlockFrom(review);
  await review.getByRole('textbox', { name: /to revoke in production/ }).fill(production);
  await review.getByRole('button', { name: 'Check what has changed since' }).click();
  await expect(review.getByRole('status')).toContainText('Nothing has changed');
  await expectAccessible(page, 'review of many, checked');

  const held = gate();
  const letGo = simulator.faults.add({ match: { endpoint: 'revoke' }, fault: held.fault });
  await order(review);
  await expect(running(page)).toBeVisible();
  await expectAccessible(page, 'running');
  await running(page).getByRole('button', { name: 'Stop…' }).click();
  await expectAccessible(page, 'running, stop?');
  await running(page).getByRole('button', { name: 'Do not stop' }).click();
  await running(page).getByRole('button', { name: 'Pause' }).click();
  await expect(running(page)).toHaveAccessibleName('Revoking is paused');
  await expectAccessible(page, 'paused');
  await running(page).getByRole('button', { name: 'Minimise' }).click();
  await expectAccessible(page, 'made small');
  await runBar(page).getByRole('button', { name: 'Show' }).click();
  letGo();
  held.open();
  simulator.faults.add({ match: { endpoint: 'revoke', nth: 1 }, fault: fault.status(403) });
  simulator.faults.add({ match: { endpoint: 'revoke', nth: 2 }, fault: fault.status(204, '') });
  await running(page).getByRole('button', { name: 'Resume' }).click();
  await expect(reportOf(page)).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page, 'report of many');
  await outcomeCount(reportOf(page), 'Failed').click();
  await expectAccessible(page, 'report of many, what has failed');
});

test('settings, palette, menus and the question before a realm is deleted', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await rail(page).getByRole('button', { name: 'Settings' }).click();
  const settings = dialog(page, 'Settings');
  for (const section of ['Appearance', 'Realms and tokens', 'Keychain', 'About']) {
    await settings.getByRole('tab', { name: section }).click();
    await expect(settings.getByRole('heading', { name: section })).toBeVisible();
    await expectAccessible(page, `settings: ${section}`);
  }
  await settings.getByRole('button', { name: 'Close' }).click();
  await expect(settings).toBeHidden();

  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
  await expectAccessible(page, 'palette');
  await page.keyboard.type('nothing answers to this');
  await expectAccessible(page, 'palette, nothing found');
  await page.keyboard.press('Escape');

  await rail(page)
    .getByRole('button', { name: `Actions for ${sandbox}` })
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'menu of a realm');
  await page.keyboard.press('Escape');
  await chooseRealmAction(page, sandbox, 'Delete…');
  await expect(dialog(page, /^Delete the realm/)).toBeVisible();
  await expectAccessible(page, 'delete a realm?');
});

test('what is shown when something failed', async ({ start, simulator, profile }) => {
  writeFileSync(join(profile, 'settings.json'), '{ torn');
  const { page } = await start();
  await expect(page.getByRole('region', { name: 'Notices' })).toBeVisible();
  await expectAccessible(page, 'a notice');

  await addRealms(page, simulator, ['production']);
  await expect(page.getByRole('heading', { name: 'Which realm do you want to open?' })).toBeVisible();
  await expectAccessible(page, 'which realm?');

  const mend = simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.html() });
  await openRealm(page, production);
  await expect(page.getByRole('heading', { name: 'Consents could not be read' })).toBeVisible();
  await expectAccessible(page, 'no list');
  mend();

  simulator.faults.add({ match: { endpoint: 'list', realm: 'sandbox' }, fault: fault.status(500) });
  await addRealms(page, simulator, ['sandbox']);
  await openRealm(page, 'All realms');
  await expectCount(page, '12 consents');
  await expect(alerts(page)).toHaveCount(1);
  await expectAccessible(page, 'one realm of two failed');
});
