/** B1: a realm of 100,000 consents, a thousand on a page. Its first page is on screen before its last is asked for, and the window is usable all the while. */
import { gate } from './support/gate';
import { addRealms, expect, hemisConsent, testWith } from './support/realms';
import { detail, expectAllRead, expectCount, row, rows, searchBox } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 100_000 });
const lists = { endpoint: 'list' } as const;

test('the first page is on screen while the third is still on its way', async ({ start, simulator }) => {
  const held = gate();
  simulator.faults.add({ match: { ...lists, nth: 3, times: Number.POSITIVE_INFINITY }, fault: held.fault });
  const { page } = await start();
  await addRealms(page, simulator);

  await expect(rows(page).first()).toBeVisible();
  await expectCount(page, '2,000 consents');
  expect(simulator.journal.count(lists), 'pages asked for').toBe(3);
  const progress = page.getByRole('button', { name: /^Reading 2,000 of 100,000/ });
  await expect(progress).toBeVisible();

  await test.step('what has come can be searched and opened', async () => {
    await rows(page).first().click();
    await expect(detail(page).getByText(/^Read again/)).toBeVisible();
    const id = await detail(page).getByRole('code').first().textContent();
    await searchBox(page).fill(id ?? 'no id');
    await expectCount(page, '1 of 2,000 consents');
    await searchBox(page).fill('');
  });

  await test.step('Stop ends it: nothing more is asked for, and what has come stays', async () => {
    await page.getByRole('button', { name: 'Stop' }).click();
    await expectAllRead(page);
    held.open();
    await expect(page.getByText('Stopped: not every consent was read.')).toBeVisible();
    await expectCount(page, '2,000 consents');
    await searchBox(page).fill('ledger');
    await expect(rows(page).first()).toBeVisible();
    expect(simulator.journal.count(lists)).toBe(3);
  });
});

test('a search typed while pages pour in finds what came, and what comes', async ({ start, simulator }) => {
  test.slow();
  // It comes last of all.
  simulator.realm('sandbox').consents.insert(hemisConsent);
  const held = gate();
  simulator.faults.add({ match: { ...lists, nth: 101 }, fault: held.fault });
  const { page } = await start();
  await addRealms(page, simulator);
  await expect(rows(page).first()).toBeVisible();

  await searchBox(page).pressSequentially('tuatara hemi');
  await expect(searchBox(page)).toHaveValue('tuatara hemi');
  await expect(page.getByRole('heading', { name: 'No consent matches' })).toBeVisible();
  await expect(page.getByText('None so far: consents are still being read.')).toBeVisible();
  expect(simulator.journal.count(lists), 'typed before the last page').toBeLessThanOrEqual(101);

  held.open();
  await expect(row(page, 'Hēmi Tāmihana')).toBeVisible({ timeout: 40_000 });
  await expectAllRead(page);
  await expectCount(page, '1 of 100,001 consents');
  await searchBox(page).fill('');
  await expectCount(page, '100,001 consents');
});
