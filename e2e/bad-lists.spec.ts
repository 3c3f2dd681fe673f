/** Servers whose lists repeat themselves: the window says what was merged and what may be missing, and what has come can be used. */
import { fault } from '../src/simulator';
import { addRealms, expect, sandbox, testWith } from './support/realms';
import { alerts, detail, expectAllRead, expectCount, rows } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 600, maxPageSize: 200 });

test('a list that sends the same page for ever is stopped, and the window says so', async ({
  start,
  simulator,
}) => {
  simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.paging('same-page') });
  const { page } = await start();
  await addRealms(page, simulator);

  await expectAllRead(page);
  await expectCount(page, '200 consents');
  await expect(alerts(page)).toContainText(
    `${sandbox}: The list of consents repeats itself after 200 of them`,
  );
  await expect(alerts(page)).toContainText('consents may be missing');
  await expect(page.getByRole('button', { name: '200 records came twice and were merged.' })).toBeVisible();
  expect(simulator.journal.count({ endpoint: 'list' })).toBe(2);
  await rows(page).first().click();
  await expect(detail(page).getByText(/^Read again/)).toBeVisible();
});

test('pages that overlap are merged, and the window says how many records came twice', async ({
  start,
  simulator,
}) => {
  simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.paging('overlapping') });
  const { page } = await start();
  await addRealms(page, simulator);

  await expectAllRead(page);
  await expectCount(page, '600 consents');
  await expect(alerts(page)).toHaveCount(0);
  await page.getByRole('button', { name: '400 records came twice and were merged.' }).click();
  await expect(page.getByRole('dialog').getByText('complete', { exact: true })).toBeVisible();
});
