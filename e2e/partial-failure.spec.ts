/** R4: one realm that fails is named and can be tried again; the others stay as usable as ever. */
import { fault } from '../src/simulator';
import { addRealms, expect, production, sandbox, testWith } from './support/realms';
import {
  alerts,
  column,
  detail,
  expectAllRead,
  expectCount,
  openFilter,
  openRealm,
  rows,
  searchBox,
} from './support/screens';

const test = testWith({ name: 'sandbox', consents: 60 }, { name: 'production', consents: 1200 });

test('one realm is down: it is named, the other can be used, and trying again mends it', async ({
  start,
  simulator,
}) => {
  const bringUp = simulator.faults.add({
    match: { realm: 'production' },
    fault: fault.drop('before commit'),
  });
  const { page } = await start();
  await addRealms(page, simulator);
  await openRealm(page, 'All realms');

  await test.step('the rows of the other are there', async () => {
    await expectCount(page, '60 consents');
    expect(new Set(await column(page, 'Realm'))).toEqual(new Set([`${sandbox}\nSANDBOX`]));
  });

  await test.step('the failure has a name, and says what to do', async () => {
    await expect(alerts(page)).toHaveCount(1);
    await expect(alerts(page)).toContainText(`${production}: `);
    await expect(alerts(page)).toContainText('Try again');
    await expectAllRead(page);
  });

  await test.step('the other realm is searched, filtered and opened as always', async () => {
    const filter = await openFilter(page, 'Status');
    await filter.getByRole('checkbox', { name: /^Active/ }).check();
    await page.keyboard.press('Escape');
    await searchBox(page).fill('a');
    await rows(page).first().click();
    await expect(detail(page)).toContainText(sandbox);
    await expect(detail(page).getByText(/^Read again/)).toBeVisible();
    await page.getByRole('button', { name: 'Clear all' }).click();
  });

  await test.step('tried again while it is still down, it still says so', async () => {
    await alerts(page).getByRole('button', { name: 'Try again' }).click();
    await expectAllRead(page);
    await expect(alerts(page)).toContainText(`${production}: `);
    await expectCount(page, '60 consents');
  });

  await test.step('tried again when it is up, it is all there', async () => {
    bringUp();
    const asked = simulator.journal.count({ endpoint: 'list', realm: 'sandbox' });
    await alerts(page).getByRole('button', { name: 'Try again' }).click();
    await expectCount(page, '1,260 consents');
    await expect(alerts(page)).toHaveCount(0);
    expect(simulator.journal.count({ endpoint: 'list', realm: 'sandbox' }), 'only what failed').toBe(asked);
  });
});

test('a realm breaks off after its first page: that page stays, and the failure is told', async ({
  start,
  simulator,
}) => {
  const mend = simulator.faults.add({
    match: { realm: 'production', endpoint: 'list', path: '/consents', nth: 2, times: 1000 },
    fault: fault.status(500),
  });
  const { page } = await start();
  await addRealms(page, simulator);
  await openRealm(page, 'All realms');
  await expect(alerts(page)).toContainText(`${production}: The server failed (500).`);
  await expect(alerts(page)).toContainText('What was read before is still shown.');
  await expectCount(page, '1,060 consents');
  mend();
  await alerts(page).getByRole('button', { name: 'Try again' }).click();
  await expectCount(page, '1,260 consents');
});
