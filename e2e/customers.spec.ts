/** U1-U3: a customer is found, seen and helped on their own behalf, and the app never forgets for whom it acts. */
import type { ElectronApplication, Page } from '@playwright/test';
import { fault, SCOPES, type Simulator } from '../src/simulator';
import { expectAccessible } from './support/axe';
import {
  actFor,
  banner,
  consentOf,
  endButton,
  find,
  finder,
  finderField,
  foundCustomers,
} from './support/customers';
import { addRealms, expect, production, sandbox, testWith } from './support/realms';
import { askToRevoke, closeReport, order, reportOf } from './support/revoking';
import {
  alerts,
  detail,
  dialog,
  expectAllRead,
  expectCount,
  openConsent,
  openRealm,
  rail,
  realmBar,
  row,
  rows,
  searchBox,
} from './support/screens';

const { writeConsents: _only, ...withoutWriting } = SCOPES;
const test = testWith(
  // What is revoked here is revoked with the customer's token: the client's own may not.
  {
    name: 'sandbox',
    consents: 30,
    customers: 40,
    userFields: 'named',
    scopes: Object.values(withoutWriting),
  },
  { name: 'production', consents: 5, userFields: 'named' },
);

const theirs = ['consent-of-theirs-0001', 'consent-of-theirs-0002'] as const;

/** The customer of these tests: with no consent among the seeded ones, and two of their own. */
function someone(simulator: Simulator) {
  const { customers, consents } = simulator.realm('sandbox');
  const seeded = JSON.stringify(consents.page(0, 1000));
  const free = customers.page(0, 40).find(({ id }) => !seeded.includes(id));
  if (!free) throw new Error('every customer has consents');
  for (const id of theirs) consents.insert(consentOf(free, id));
  return free;
}

async function begin(page: Page, simulator: Simulator) {
  const customer = someone(simulator);
  await addRealms(page, simulator);
  await expectCount(page, '32 consents');
  return customer;
}

const endedNotice = (page: Page) => page.getByText(/^You no longer act for/);

test('finds a customer, shows only theirs, revokes one with their token, and gives the question back', async ({
  start,
  simulator,
}) => {
  const { page } = await start();
  const customer = await begin(page, simulator);
  await searchBox(page).fill('status:active');
  await actFor(page, customer);
  await expect(banner(page)).toContainText(customer.email);
  await expect(banner(page)).toContainText(customer.id);
  await expect(banner(page)).toContainText(`in ${sandbox}`);
  await expect(banner(page)).toContainText(/1[45]:\d\d left/);
  await expect(searchBox(page)).toHaveValue('');
  await expectCount(page, '2 consents');

  const review = await askToRevoke(page, theirs[0]);
  await expect(review).toContainText(`On behalf of ${customer.name}`);
  await expect(review.getByRole('button', { name: /plan file/ })).toBeHidden();
  await order(review);
  await expect(reportOf(page)).toContainText('Revoked');
  await expect(reportOf(page)).toContainText(`On behalf of ${customer.name}`);
  await closeReport(page);
  expect(simulator.journal.entries({ endpoint: 'revoke' }).map(({ status }) => status)).toEqual([204]);
  expect(simulator.realm('sandbox').consents.statusOf(theirs[0])).toMatch(/revoked/i);
  await searchBox(page).fill('');
  await expectCount(page, '2 consents');

  await endButton(page).click();
  await expect(banner(page)).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
  await expect(searchBox(page)).toHaveValue('status:active');
  await searchBox(page).fill('');
  await expectCount(page, '32 consents');
  await expect(endedNotice(page)).toBeHidden();
});

test('nothing chosen or opened is carried into a visit, nor out of it', async ({ start, simulator }) => {
  const { page } = await start();
  const customer = await begin(page, simulator);
  await openConsent(page, theirs[0]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toContainText('1');
  await page.keyboard.press('Enter');
  await actFor(page, customer);
  await expectCount(page, '2 consents');
  await expect(selection).toBeHidden();
  await expect(detail(page)).toBeHidden();

  await row(page, 'Tuatara').first().click();
  await expect(detail(page).getByText(/^Read again/)).toBeVisible();
  await page.keyboard.press('Control+E');
  await expect(banner(page)).toBeHidden();
  await expect(detail(page)).toBeHidden();
});

test.describe('a visit ends by itself, and says why', () => {
  test('by another realm', async ({ start, simulator }) => {
    const { page } = await start();
    const customer = await begin(page, simulator);
    await actFor(page, customer);
    await openRealm(page, production);
    await expect(banner(page)).toBeHidden();
    await expect(endedNotice(page)).toHaveText(`You no longer act for ${customer.name} in ${sandbox}`);
    await expect(page.getByText(/^Another realm was opened/)).toBeVisible();
    await expectCount(page, '5 consents');
    await page.keyboard.press('Control+1');
    await expectCount(page, '32 consents');
    await expect(banner(page)).toBeHidden();
    await page.getByRole('button', { name: /^Dismiss: You no longer act/ }).click();
    await expect(endedNotice(page)).toBeHidden();
  });

  test('by a locked screen', async ({ start, simulator }) => {
    const { page, electron } = await start();
    await actFor(page, await begin(page, simulator));
    await electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
    await expect(page.getByText(/^This computer was locked/)).toBeVisible();
    await expectCount(page, '32 consents');
  });

  test('by a quarter of an hour without use', async ({ start, simulator }) => {
    const { page, electron } = await start();
    await actFor(page, await begin(page, simulator));
    await expectAllRead(page);
    await later(electron, 16);
    await expect(page.getByText(/^It was not used for 15 minutes/)).toBeVisible({ timeout: 15_000 });
    await expect(banner(page)).toBeHidden();
    await expectCount(page, '32 consents');
  });
});

/** Sets main's clock forward: nobody waits a quarter of an hour for a test. */
const later = (electron: ElectronApplication, minutes: number) =>
  electron.evaluate((_, ahead) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + ahead;
  }, minutes * 60_000);

test('a failed exchange says whether scope, customer, client or policy was the cause, and another can be tried', async ({
  start,
  simulator,
}) => {
  const { page } = await start();
  const realm = simulator.realm('sandbox');
  const customer = await begin(page, simulator);
  await find(page, customer);
  const refused = finder(page).getByRole('alert');
  const tryFor = async (words: RegExp) => {
    await page.keyboard.press('Enter');
    await expect(refused).toContainText(words);
    await expect(refused).toContainText(customer.name);
    await expect(finderField(page)).toBeFocused();
  };
  const disarm = (code: number, message: string) =>
    simulator.faults.add({
      match: { endpoint: 'user-token' },
      fault: fault.status(code, { message }),
    });

  let end = disarm(403, 'insufficient_scope');
  await tryFor(/scope/i);
  end();
  end = disarm(404, 'User not found');
  await tryFor(/customer/i);
  end();
  end = disarm(423, 'Locked');
  await tryFor(/does not give a token for this customer/);
  end();
  realm.disableCustomer(customer.id);
  await tryFor(/customer|disabled/i);
  await expect(banner(page)).toBeHidden();

  const other = realm.customers.at(0);
  await finderField(page).fill(other.email);
  await expect(foundCustomers(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(banner(page)).toContainText(other.name);
});

test('a list that may not be read says why, and is read again', async ({ start, simulator }) => {
  const { page } = await start();
  const end = simulator.faults.add({
    match: { endpoint: 'users' },
    fault: fault.status(403, { message: 'insufficient_scope' }),
  });
  await begin(page, simulator);
  await realmBar(page).getByRole('button', { name: 'Act for a customer…' }).click();
  await expect(finder(page).getByRole('alert')).toContainText(/scope/i);
  end();
  await finder(page).getByRole('button', { name: 'Try again' }).click();
  await expect(finder(page)).toContainText('40 customers in this realm.');
  await expect(foundCustomers(page)).toHaveCount(40);
  await finderField(page).fill('nobody at all');
  await expect(finder(page)).toContainText('looked up here, never created');
  expect(simulator.journal.count({ endpoint: 'find-or-create-user' })).toBe(0);
});

test('a window that is loaded again is in the visit', async ({ start, simulator }) => {
  const { page } = await start();
  const customer = await begin(page, simulator);
  await actFor(page, customer);
  await expectCount(page, '2 consents');
  simulator.journal.clear();
  await page.reload();
  await expect(banner(page)).toContainText(customer.name);
  await expectCount(page, '2 consents');
  await expectAllRead(page);
  expect(simulator.journal.count({ endpoint: 'list', realm: 'sandbox' })).toBeGreaterThan(0);
  await expect(rows(page)).toHaveCount(2);
});

test('by keyboard alone, from an open consent to its customer and back', async ({ start, simulator }) => {
  const { page } = await start();
  const customer = await begin(page, simulator);
  await openConsent(page, theirs[1]);
  await page.keyboard.press('Control+B');
  await expect(finderField(page)).toBeFocused();
  await expect(finderField(page)).toHaveValue(customer.id);
  await expect(foundCustomers(page)).toContainText('of the open consent');
  await page.keyboard.press('Escape');
  await expect(finder(page)).toBeHidden();
  await page.keyboard.press('Control+B');
  await expect(foundCustomers(page)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(banner(page)).toContainText(customer.name);
  await expect(page.getByRole('status').filter({ hasText: `You act for ${customer.name}` })).toBeAttached();
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
  await page.keyboard.type('end acting');
  const end = page.getByRole('option', { name: `End acting for ${customer.name}` });
  await expect(end).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(banner(page)).toBeHidden();
});

test('with all realms on screen one must be chosen first', async ({ start, simulator }) => {
  const { page } = await start();
  await begin(page, simulator);
  await page.keyboard.press('Control+0');
  await page.keyboard.press('Control+B');
  await expect(finder(page)).toContainText('A customer belongs to one realm');
  await finder(page)
    .getByRole('button', { name: new RegExp(production) })
    .click();
  await expect(finderField(page)).toBeFocused();
  await expect(finder(page)).toContainText('with that customer’s own authority');
  await expect(realmBar(page)).toContainText(production);
});

test('the banner stands above dialogs, and ends the visit from there', async ({ start, simulator }) => {
  const { page } = await start();
  await actFor(page, await begin(page, simulator));
  await page.keyboard.press('Control+,');
  await expect(dialog(page, 'Settings')).toBeVisible();
  const edge = await banner(page).boundingBox();
  const box = await dialog(page, 'Settings').boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual((edge?.y ?? 0) + (edge?.height ?? 0));
  await endButton(page).click();
  await expect(banner(page)).toBeHidden();
  await expect(dialog(page, 'Settings')).toBeFocused();
});

test('finding, and being refused, are accessible', async ({ start, simulator }) => {
  const { page } = await start();
  const customer = await begin(page, simulator);
  await find(page, customer);
  await expectAccessible(page, 'dialog');
  const end = simulator.faults.add({ match: { endpoint: 'user-token' }, fault: fault.status(423) });
  await page.keyboard.press('Enter');
  await expect(alerts(page)).toBeVisible();
  await expectAccessible(page, 'refused');
  end();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+0');
  await page.keyboard.press('Control+B');
  await expect(finder(page)).toContainText('A customer belongs to one realm');
  await expectAccessible(page, 'choose a realm');
});

test('a visit and its end are accessible', async ({ start, simulator }) => {
  const { page } = await start();
  await actFor(page, await begin(page, simulator));
  await expectAllRead(page);
  await expectAccessible(page, 'banner');
  const review = await askToRevoke(page, theirs[0]);
  await expectAccessible(page, 'review on behalf');
  await review.getByRole('button', { name: 'Cancel' }).click();
  await rail(page)
    .getByRole('button', { name: /^All realms/ })
    .click();
  await expect(endedNotice(page)).toBeVisible();
  await expectAccessible(page, 'ended');
});
