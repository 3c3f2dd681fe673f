/** The parts of the window, found as a user finds them: by what they are and what they are called. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Left: the realms of this computer. */
export const rail = (page: Page): Locator => page.getByRole('navigation', { name: 'Realms' });

/** Top: which realm is open, with its environment in words. */
export const realmBar = (page: Page): Locator => page.getByRole('region', { name: 'Open realm' });

export const openRealm = async (page: Page, name: string): Promise<void> => {
  await rail(page)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await expect(realmBar(page)).toContainText(name);
};

export const chooseRealmAction = async (page: Page, realm: string, action: string): Promise<void> => {
  await rail(page)
    .getByRole('button', { name: `Actions for ${realm}` })
    .click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
};

export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Consents' });

/** The rows on screen, without the header. */
export const rows = (page: Page): Locator =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });

export const row = (page: Page, text: string | RegExp): Locator => rows(page).filter({ hasText: text });

/** The texts on screen of one column, by its title. */
export async function column(page: Page, title: string): Promise<string[]> {
  const titles = await grid(page).getByRole('columnheader').allInnerTexts();
  const place = titles.indexOf(title);
  expect(place, `a column ‘${title}’ among ${titles.join(', ')}`).toBeGreaterThanOrEqual(0);
  return rows(page).evaluateAll(
    (elements, at) =>
      elements
        .sort((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
        // innerText, not textContent: two lines in one cell must not run together.
        .map((element) => (element.querySelectorAll('[role=gridcell]')[at] as HTMLElement).innerText),
    place,
  );
}

/** 'n consents', or 'm of n consents' while a filter narrows them. */
export const expectCount = (page: Page, count: string, options?: { timeout: number }): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: /consents?$/ })).toHaveText(count, options);

/** Everything has been read: nothing can be stopped any more. */
export const expectAllRead = (page: Page): Promise<void> =>
  expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();

/** What is asked, as text; filters that are clicked write it too. */
export const searchBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Search consents' });

/** Right: the consent that is open. */
export const detail = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Consent', exact: true });

/** Finds one consent by its id and opens it, and waits until its record was read. */
export async function openConsent(page: Page, id: string): Promise<void> {
  await searchBox(page).fill(id);
  await rows(page).first().click();
  await expect(detail(page).getByText(id, { exact: true })).toBeVisible();
  await expect(detail(page).getByText(/^Read again/)).toBeVisible();
}

/** Opens the filter of a field; in a narrow window it may be behind 'More'. */
export async function openFilter(page: Page, name: string): Promise<Locator> {
  const named = { name: new RegExp(`^${name}`) };
  const bar = page.getByRole('search', { name: 'Consents' });
  if (await bar.getByRole('button', named).isVisible()) {
    await bar.getByRole('button', named).click();
    return page.getByRole('dialog', { name: new RegExp(name, 'i') });
  }
  await bar.getByRole('button', { name: /^More/ }).click();
  const more = page.getByRole('dialog', { name: /^More/ });
  await more.getByRole('button', named).click();
  return more;
}

export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });
export const alerts = (page: Page): Locator => page.getByRole('alert');

/** The button in a column's header that sorts by it. */
export const sortButton = (page: Page, title: string): Locator =>
  grid(page)
    .getByRole('columnheader', { name: title, exact: true })
    .getByRole('button', { name: title, exact: true });
