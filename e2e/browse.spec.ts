/** B1–B3, D1, D2: finding the one consent that was asked about, among many, from servers of every kind. */
import { fault, type JsonObject, productionRealm, type Simulator, sandboxRealm } from '../src/simulator';
import { addRealms, draftOf, expect, hemisConsent, production, sandbox, testWith } from './support/realms';
import {
  alerts,
  column,
  detail,
  dialog,
  expectCount,
  grid,
  openConsent,
  openFilter,
  openRealm,
  rail,
  row,
  rows,
  searchBox,
  sortButton,
} from './support/screens';

const test = testWith(sandboxRealm(), productionRealm());

const storeOf = (simulator: Simulator) => simulator.realm('sandbox').consents;

test('search and filters narrow the list, and say by how much', async ({ start, simulator }) => {
  storeOf(simulator).insert(hemisConsent);
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '601 consents');

  await test.step('words in any order, without accents', async () => {
    await searchBox(page).fill('tuatara hemi');
    await expectCount(page, '1 of 601 consents');
    await expect(row(page, 'Hēmi Tāmihana')).toContainText('Tuatara Budgeting');
    await page.getByRole('button', { name: 'Clear search' }).click();
    await expectCount(page, '601 consents');
  });

  await test.step('by status', async () => {
    const revoked = storeOf(simulator).count({ statuses: ['Revoked'] });
    const filter = await openFilter(page, 'Status');
    await filter.getByRole('checkbox', { name: /^Revoked/ }).check();
    await page.keyboard.press('Escape');
    await expectCount(page, `${revoked} of 601 consents`);
    expect(new Set(await column(page, 'Status'))).toEqual(new Set(['Revoked']));
  });

  await test.step('a filter is turned off without losing it', async () => {
    await page.getByRole('button', { name: 'Status Revoked', exact: true }).click();
    await expectCount(page, '601 consents');
    await page.getByRole('button', { name: 'Remove filter Status' }).click();
  });

  await test.step('by recipient', async () => {
    const filter = await openFilter(page, 'Recipient');
    await filter.getByRole('textbox', { name: 'Find a recipient' }).fill('tuatara');
    await filter.getByRole('checkbox', { name: /^Tuatara Budgeting/ }).check();
    await page.keyboard.press('Escape');
    await expectCount(page, '1 of 601 consents');
  });

  await test.step('by day of creation', async () => {
    const filter = await openFilter(page, 'Created');
    await filter.getByRole('button', { name: 'Last 7 days' }).click();
    await expectCount(page, '0 of 601 consents');
    await expect(page.getByRole('heading', { name: 'No consent matches' })).toBeVisible();
    await filter.getByLabel('From').fill('2020-01-01');
    await expectCount(page, '1 of 601 consents');
    await page.keyboard.press('Escape');
  });

  await test.step('all of it is cleared at once', async () => {
    await searchBox(page).fill('hemi');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(searchBox(page)).toBeFocused();
    await expectCount(page, '601 consents');
    await expect(searchBox(page)).toHaveValue('');
  });
});

test('columns sort both ways', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  const header = (title: string) => grid(page).getByRole('columnheader', { name: title });

  const created = async () => (await column(page, 'Created')).map((text) => Date.parse(text));
  await expect(header('Created')).toHaveAttribute('aria-sort', 'descending');
  expect(await created()).toEqual((await created()).sort((one, other) => other - one));
  await sortButton(page, 'Created').click();
  await expect(header('Created')).toHaveAttribute('aria-sort', 'ascending');
  expect(await created()).toEqual((await created()).sort((one, other) => one - other));

  await sortButton(page, 'Recipient').click();
  await expect(header('Recipient')).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows(page).first()).toContainText('Ākonga Student Budget');
  await sortButton(page, 'Recipient').click();
  await expect(rows(page).first()).toContainText('Zephyr & Sønn Treasury');
});

test('all realms stand in one list, each row with its realm in words', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await openRealm(page, 'All realms');
  await expectCount(page, '1,200 consents');

  const filter = await openFilter(page, 'Realm');
  await filter.getByRole('checkbox', { name: new RegExp(`^${production}`) }).check();
  await page.keyboard.press('Escape');
  await expectCount(page, '600 of 1,200 consents');
  expect(new Set(await column(page, 'Realm'))).toEqual(new Set([`${production}\nPRODUCTION`]));
});

test('the keyboard alone finds, opens and walks consents', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');

  await page.keyboard.press('/');
  await page.keyboard.type('kowhai');
  await expect(rows(page).first()).toContainText('Kōwhai Ledger');
  const customers = await column(page, 'Customer');
  const [first = '', second = ''] = customers.map((text) => text.split('\n')[0]);

  await page.keyboard.press('ArrowDown');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(first);
  await page.keyboard.press('ArrowDown');
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(second);
  await page.keyboard.press('ArrowUp');
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(first);
  await page.keyboard.press('Escape');
  await expect(detail(page)).toBeHidden();
  await expect(grid(page)).toBeFocused();
});

test('the raw record is what was received, and an unknown status is told as it came', async ({
  start,
  simulator,
}) => {
  const odd: JsonObject = {
    ...hemisConsent,
    status: 'HeldForReview_v9',
    nobodyKnows: { deep: [1, { '': null }], text: 'ünïcode  <b>& spaces</b>' },
    aNumber: 1e21,
  };
  storeOf(simulator).insert(odd);
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await openConsent(page, hemisConsent.id);
  await expect(row(page, 'Hēmi')).toContainText('HeldForReview_v9');
  await expect(detail(page).getByRole('code').filter({ hasText: 'HeldForReview_v9' })).toBeVisible();

  await detail(page).getByRole('tab', { name: 'Raw record' }).click();
  const record = detail(page).getByRole('region', { name: 'Record' });
  await expect(record).toContainText('nobodyKnows');
  expect(await record.textContent()).toBe(JSON.stringify(odd));
  await detail(page).getByText('Indented', { exact: true }).click();
  await expect(record).toContainText('"aNumber": 1e+21');
});

/** As an image, as a script, and as what breaks out of an attribute. */
const payload = (field: string) =>
  `"'><img src=x onerror="window.__pwned='${field}'"><script>window.__pwned='${field}'</script>`;

const hostile: JsonObject = {
  id: payload('id'),
  status: payload('status'),
  created: payload('created'),
  updated: payload('updated'),
  recipient: { id: payload('recipient id'), name: payload('recipient') },
  user: { id: payload('customer id'), name: payload('customer'), email: payload('e-mail') },
  permissions: [payload('permission'), `javascript:window.__pwned='permission'`],
  purpose: payload('purpose'),
  accounts: [{ id: payload('account id'), name: payload('account'), maskedNumber: payload('number') }],
  history: [
    {
      previousStatus: payload('previous'),
      currentStatus: payload('current'),
      reason: payload('reason'),
      actionBy: payload('by'),
      actionTime: payload('time'),
    },
  ],
  [payload('name of a field')]: payload('unknown'),
};

test('markup in every field of a consent is text, and runs nowhere', async ({ start, simulator }) => {
  storeOf(simulator).insert(hostile);
  const { page } = await start();
  const opened: string[] = [];
  page.on('dialog', (shown) => {
    opened.push(shown.message());
    void shown.dismiss();
  });
  page.on('pageerror', (error) => opened.push(error.message));
  const name = '<img src=x onerror="window.__pwned=1">';
  await page.evaluate(
    (draft) =>
      (globalThis as unknown as { wych: { realms: { save(draft: unknown): unknown } } }).wych.realms.save(
        draft,
      ),
    { ...draftOf(simulator, 'sandbox'), name },
  );
  const harmless = async () => {
    expect(await page.evaluate(() => (globalThis as { __pwned?: string }).__pwned)).toBeUndefined();
    await expect(page.locator('img[src=x], script:not([src]), a[href^=javascript]')).toHaveCount(0);
    expect(opened).toEqual([]);
  };

  await test.step('in the frame and the list', async () => {
    await expectCount(page, '601 consents');
    await expect(rail(page)).toContainText(name);
    await searchBox(page).fill("__pwned='customer'");
    await expectCount(page, '1 of 601 consents');
    await expect(rows(page)).toContainText(payload('customer'));
    await rows(page).hover();
    await harmless();
  });

  await test.step('in the filters', async () => {
    const filter = await openFilter(page, 'Recipient');
    await filter.getByRole('checkbox', { name: payload('recipient') }).check();
    await page.keyboard.press('Escape');
    await expect(
      page.getByRole('button', { name: `Recipient ${payload('recipient')}`, exact: true }),
    ).toBeVisible();
    await harmless();
  });

  await test.step('in the detail', async () => {
    await rows(page).click();
    await expect(detail(page).getByText(/^Read again/)).toBeVisible();
    for (const shown of [
      'customer',
      'recipient',
      'status',
      'permission',
      'number',
      'purpose',
      'reason',
      'id',
    ])
      await expect(detail(page)).toContainText(payload(shown));
    await detail(page).getByRole('tab', { name: 'Raw record' }).click();
    await expect(detail(page).getByRole('region', { name: 'Record' })).toHaveText(JSON.stringify(hostile));
    await harmless();
  });

  await test.step('in the revocation and its report', async () => {
    await detail(page).getByRole('button', { name: 'Revoke…' }).click();
    const review = dialog(page, 'Revoke this consent?');
    await expect(review).toContainText(payload('customer'));
    await review.getByRole('textbox', { name: 'Reason' }).fill(payload('why'));
    await review.getByRole('button', { name: 'Revoke consent' }).click();
    await expect(dialog(page, 'Revocation report')).toContainText(payload('why'));
    await harmless();
    await dialog(page, 'Revocation report').getByRole('button', { name: 'Close' }).last().click();
  });

  await test.step('in the palette', async () => {
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('option', { name }).first()).toBeVisible();
    await harmless();
    await page.keyboard.press('Escape');
  });

  await test.step('and the rest of the list is as usable as before', async () => {
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expectCount(page, '601 consents');
  });
});

const badLists = [
  ['a web page', fault.html(), /answered with a web page/],
  ['torn JSON', fault.tornJson('whole answer'), /JSON that breaks off or is damaged/],
  ['an answer that breaks off', fault.tornJson('broken off'), /broke before the whole answer came/],
  ['an empty answer', fault.emptyBody(), /answered with nothing at all/],
  ['null', fault.nullBody(), /answered with null/],
  ['another shape', fault.status(200, { accounts: [] }), /an object without a list of consents/],
] as const;

test('a list that cannot be read is told, and reading it again mends it', async ({ start, simulator }) => {
  const { page } = await start();
  const break_ = (bad: ReturnType<typeof fault.html>) =>
    simulator.faults.add({ match: { endpoint: 'list' }, fault: bad });

  await test.step('at first sight', async () => {
    const mend = break_(fault.html());
    await addRealms(page, simulator, ['sandbox']);
    await expect(alerts(page)).toContainText(`${sandbox}: The server answered with a web page`);
    await expect(page.getByRole('heading', { name: 'Consents could not be read' })).toBeVisible();
    mend();
    await page.getByRole('button', { name: 'Read again' }).click();
    await expectCount(page, '600 consents');
  });

  for (const [what, bad, says] of badLists)
    await test.step(`${what}, on a refresh`, async () => {
      const mend = break_(bad);
      await page.getByRole('button', { name: 'Refresh' }).click();
      await expect(alerts(page)).toContainText(says);
      await expect(rows(page).first(), 'what was read before stays').toBeVisible();
      mend();
      await alerts(page).getByRole('button', { name: 'Try again' }).click();
      await expect(alerts(page)).toHaveCount(0);
      await expectCount(page, '600 consents');
    });

  await test.step('records that are none are counted, not guessed', async () => {
    const mend = break_(fault.status(200, [1, null, 'consent', {}, hemisConsent]));
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expectCount(page, '1 consent');
    await expect(page.getByText('4 records left out: without a usable id.')).toBeVisible();
    mend();
  });
});

test('a realm without consents says so', async ({ start, simulator }) => {
  simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.status(200, { data: [], total: 0 }) });
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expect(page.getByRole('heading', { name: 'No consents yet' })).toBeVisible();
  await expect(alerts(page)).toHaveCount(0);
});
