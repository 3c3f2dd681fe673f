/** B2: the status filter goes to the server when it can. The few pending consents of a long list are there long before the list is read. */
import type { Page } from '@playwright/test';
import type { RealmOptions, Simulator } from '../src/simulator';
import { gate } from './support/gate';
import { addRealms, expect, production, testWith } from './support/realms';
import { alerts, column, expectAllRead, expectCount, openRealm, rows, searchBox } from './support/screens';

/** Twenty pages, a consent in a hundred pending. */
const longList = { consents: 20_000, mix: { Active: 99, Pending: 1 } } satisfies Partial<RealmOptions>;
const test = testWith({ name: 'sandbox', ...longList }, { name: 'production', ...longList });

const lists = (realm: string) => ({ realm, endpoint: 'list' }) as const;
const consentsOf = (simulator: Simulator, realm: string) => simulator.realm(realm).consents;
const pendingOf = (simulator: Simulator, realm: string) =>
  consentsOf(simulator, realm).ids({ statuses: ['Pending'] });

/** Rows that are shown and rows on hand, as the line above the list says. */
async function counts(page: Page): Promise<string> {
  return (
    (await page
      .getByRole('status')
      .filter({ hasText: /consents?$/ })
      .textContent()) ?? ''
  );
}
const reading = (page: Page, text: RegExp) => page.getByRole('button', { name: text });

test('set while a long list is being read, it brings what is asked for first', async ({
  start,
  simulator,
}) => {
  const held = gate();
  simulator.faults.add({ match: { ...lists('sandbox'), nth: 3 }, fault: held.fault });
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '2,000 consents');
  const came = new Set(consentsOf(simulator, 'sandbox').ids().slice(0, 2000));
  const pending = pendingOf(simulator, 'sandbox');
  const onHand = new Set([...came, ...pending]).size;
  expect(onHand, 'there is something to gain').toBeGreaterThan(2100);

  await searchBox(page).fill('status:pending');
  await expect.poll(() => counts(page)).toMatch(new RegExp(` of ${onHand.toLocaleString('en')} consents$`));
  await expect(reading(page, /^Reading 2,000 of 20,000/)).toBeVisible();
  expect(new Set(await column(page, 'Status'))).toEqual(new Set(['Pending']));

  held.open();
  await expectAllRead(page);
  await searchBox(page).fill('');
  await expectCount(page, `${consentsOf(simulator, 'sandbox').count().toLocaleString('en')} consents`);
  await expect(page.getByText(/came twice/)).toHaveCount(0);
});

test('in force as a realm is opened, it is asked first of all, and Stop ends it', async ({
  start,
  simulator,
}) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await expectAllRead(page);
  await searchBox(page).fill('status:pending');
  const held = gate();
  simulator.faults.add({ match: { ...lists('production'), nth: 2 }, fault: held.fault });
  await openRealm(page, production);

  await expect(rows(page).first()).toContainText('Pending');
  const pending = pendingOf(simulator, 'production').length;
  await expect.poll(() => counts(page)).toMatch(new RegExp(` of ${pending} consents$`));
  const [first] = simulator.journal.entries(lists('production'));
  expect(first?.query).toMatch(/[?&]status=pending&/);

  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped: not every consent was read.')).toBeVisible();
  await expect(rows(page).first()).toContainText('Pending');
  expect(simulator.journal.count(lists('production'))).toBeLessThanOrEqual(2);
  held.open();
});

/** Servers that know no such filter. */
const deaf = testWith(
  { name: 'sandbox', consents: 2500, statusFilter: 'refused' },
  { name: 'production', consents: 2500, statusFilter: 'ignored' },
);

deaf('refused or ignored by the server, it is a filter of the list alone', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await expectAllRead(page);
  await searchBox(page).fill('status:pending');
  for (const realm of ['All realms', production]) {
    await openRealm(page, realm);
    await expectAllRead(page);
    await expect(alerts(page)).toHaveCount(0);
  }
  const isAsked = (realm: string) =>
    simulator.journal.entries(lists(realm)).filter(({ query }) => query.includes('status=')).length;
  expect(isAsked('sandbox'), 'with a page size and without').toBe(2);
  expect(isAsked('production'), 'a page, and the one on its way by then').toBe(2);
  await searchBox(page).fill('');
  await expectCount(page, '2,500 consents');
});
