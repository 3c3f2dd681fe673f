/** B4: a look at the list kept under a name, for one realm or for all; and the columns as they were when the app starts again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productionRealm, sandboxRealm } from '../src/simulator';
import { expectAccessible } from './support/axe';
import { addRealms, callBridge, expect, production, sandbox, testWith } from './support/realms';
import { chooseRealmAction, dialog, expectCount, grid, openRealm, searchBox } from './support/screens';
import { choice, chooseAction, chooseView, header, kept, menu, saveAs, viewsButton } from './support/views';

const test = testWith(sandboxRealm(), productionRealm());

const byId = {
  name: 'Ids',
  realmId: null,
  query: 'status:active',
  columns: [
    { key: 'id', width: 240, isHidden: false },
    { key: 'customer', width: null, isHidden: true },
  ],
  sort: { column: 'id', descending: false },
};

test('a view of one realm and one of every realm: saved, applied, changed, and there after a restart', async ({
  start,
  simulator,
}) => {
  const { page, electron } = await start();
  const [sandboxId] = await addRealms(page, simulator);
  await expectCount(page, '600 consents');

  await test.step('one for this realm, by the column it was sorted by', async () => {
    await searchBox(page).fill('status:active');
    await header(page, 'Recipient').getByRole('button').first().click();
    await saveAs(page, 'Live by recipient');
    await expect(viewsButton(page)).toHaveAccessibleName('View Live by recipient');
    await expect(viewsButton(page)).toBeFocused();
    expect(await kept(page)).toMatchObject([
      {
        name: 'Live by recipient',
        realmId: sandboxId,
        query: 'status:active',
        sort: { column: 'recipient' },
      },
    ]);
  });

  await test.step('one for every realm, which says that it keeps a name', async () => {
    await searchBox(page).fill('status:revoked kowhai');
    await expect(viewsButton(page)).toHaveAccessibleName('View Live by recipient changed');
    await chooseAction(page, 'Save as new view');
    const form = dialog(page, 'Save as new view');
    await expect(form.getByText(/keeps what you typed.*in the settings file/)).toBeVisible();
    await form.getByLabel('Name').fill('Gone');
    await form.getByRole('radio', { name: 'In every realm' }).check();
    await form.getByRole('button', { name: 'Save view' }).click();
    await expect(viewsButton(page)).toHaveAccessibleName('View Gone');
  });

  await test.step('a name that is taken is refused under its field', async () => {
    await chooseAction(page, 'Save as new view');
    const form = dialog(page, 'Save as new view');
    await form.getByRole('button', { name: 'Save view' }).click();
    await expect(form.getByLabel('Name')).toHaveAccessibleDescription('Give the view a name.');
    await form.getByLabel('Name').fill('LIVE by recipient');
    await form.getByRole('button', { name: 'Save view' }).click();
    await expect(form.getByLabel('Name')).toHaveAccessibleDescription(
      /There is already a view called ‘Live by recipient’/,
    );
    await expect(form.getByLabel('Name')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(viewsButton(page)).toBeFocused();
  });

  await test.step('by the keyboard alone', async () => {
    await page.keyboard.press('Enter');
    await expect(choice(page, 'All consents')).toBeFocused();
    await page.keyboard.type('live');
    await expect(choice(page, 'Live by recipient')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(searchBox(page)).toHaveValue('status:active');
    await expect(header(page, 'Recipient')).toHaveAttribute('aria-sort', 'ascending');
  });

  await test.step('in another realm only the one of every realm is offered, also by the palette', async () => {
    await openRealm(page, production);
    await viewsButton(page).click();
    await expect(choice(page, 'Gone')).toBeVisible();
    await expect(choice(page, 'Live by recipient')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(viewsButton(page)).toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
    await page.keyboard.type('view gone');
    await page.keyboard.press('Enter');
    await expect(searchBox(page)).toHaveValue('status:revoked kowhai');
    await expect(viewsButton(page)).toHaveAccessibleName('View Gone');
  });

  await test.step('after a restart: the views, and no question', async () => {
    await electron.close();
    const again = await start();
    await openRealm(again.page, sandbox);
    await expect(searchBox(again.page)).toHaveValue('');
    await expect(viewsButton(again.page)).toHaveAccessibleName('Views');
    await chooseView(again.page, 'Live by recipient');
    await expect(searchBox(again.page)).toHaveValue('status:active');
    await expect(viewsButton(again.page)).toHaveAccessibleName('View Live by recipient');
  });
});

// A demo realm: its secrets are there again without a keychain.
test('columns and order are as they were when the app starts again', async ({ start, profile }) => {
  const { page, electron } = await start();
  await page.getByRole('button', { name: 'Explore with demo realms' }).click();
  await expectCount(page, '600 consents');
  await callBridge(page, 'views', 'save', byId);
  await page.reload();
  await chooseView(page, 'Ids');
  await expect(header(page, 'Consent id')).toHaveAttribute('aria-sort', 'ascending');
  const settings = () => JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'));
  await expect.poll(() => settings().preferences.columns).toEqual(expect.arrayContaining(byId.columns));
  await electron.close();

  const again = await start();
  await expectCount(again.page, '600 consents');
  await expect(header(again.page, 'Consent id')).toHaveAttribute('aria-sort', 'ascending');
  await expect(header(again.page, 'Customer')).toHaveCount(0);
});

test('a view keeps its columns, is updated, renamed and deleted', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  const titles = () => grid(page).getByRole('columnheader').allInnerTexts();
  const usual = await titles();
  await callBridge(page, 'views', 'save', byId);
  await page.reload();
  await expectCount(page, '600 consents');
  await chooseView(page, 'Ids');
  await expect(header(page, 'Consent id')).toHaveAttribute('aria-sort', 'ascending');
  await expect(header(page, 'Customer')).toHaveCount(0);

  await searchBox(page).fill('status:pending');
  await chooseAction(page, 'Save changes to ‘Ids’');
  await expect(viewsButton(page)).toHaveAccessibleName('View Ids');
  expect(await kept(page)).toMatchObject([{ name: 'Ids', query: 'status:pending' }]);

  await chooseAction(page, 'Rename ‘Ids’');
  await dialog(page, 'Rename the view ‘Ids’').getByLabel('Name').fill('Waiting');
  await page.keyboard.press('Enter');
  await expect(viewsButton(page)).toHaveAccessibleName('View Waiting');

  await chooseAction(page, 'Reset search, columns and order');
  await expectCount(page, '600 consents');
  expect(await titles()).toEqual(usual);

  await chooseView(page, 'Waiting');
  await chooseAction(page, 'Delete ‘Waiting’');
  await dialog(page, 'Delete the view ‘Waiting’?').getByRole('button', { name: 'Delete view' }).click();
  await expect(viewsButton(page)).toBeFocused();
  expect(await kept(page)).toEqual([]);
  await expect(searchBox(page)).toHaveValue('status:pending');
});

test('a view goes with its realm; one whose search no longer reads says so', async ({ start, simulator }) => {
  const { page } = await start();
  const [realmId] = await addRealms(page, simulator);
  const draft = { query: '', columns: [], sort: { column: 'created', descending: true } };
  await callBridge(page, 'views', 'save', { ...draft, name: 'Mine', realmId });
  await callBridge(page, 'views', 'save', { ...draft, name: 'Torn', realmId: null, query: 'expires:<30' });
  await page.reload();
  await chooseView(page, 'Torn');
  await expect(searchBox(page)).toHaveValue('expires:<30');
  await expect(searchBox(page)).toHaveAttribute('aria-invalid', 'true');

  await chooseRealmAction(page, sandbox, 'Delete…');
  await expect(page.getByRole('dialog')).toContainText('saved views are deleted');
  await page.getByRole('button', { name: 'Delete realm' }).click();
  await expect.poll(async () => (await kept(page)).map(({ name }) => name)).toEqual(['Torn']);
});

test('menu and dialogs are accessible', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  await searchBox(page).fill('hemi');
  await saveAs(page, 'Hēmi');
  await searchBox(page).fill('hemi status:active');
  await viewsButton(page).click();
  await expect(menu(page)).toBeVisible();
  await expectAccessible(page, 'views menu');
  await menu(page)
    .getByRole('menuitem', { name: /^Save as new view/ })
    .click();
  await expectAccessible(page, 'save a view');
  await dialog(page, 'Save as new view').getByRole('button', { name: 'Save view' }).click();
  await expectAccessible(page, 'a view without a name');
  await page.keyboard.press('Escape');
  await chooseAction(page, 'Delete ‘Hēmi’');
  await expectAccessible(page, 'delete a view');
});
