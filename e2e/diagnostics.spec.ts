/** The diagnostics for a support ticket: read in full before they go anywhere, saved as they were read, and nobody's secret in them. */
import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { leaksIn } from './support/canary';
import { answerSave, suggestedPath } from './support/files';
import { secretsOf, test } from './support/fixtures';
import { openSettings } from './support/realm-form';
import { addRealms, callBridge, draftOf, expect, hemisConsent, production, sandbox } from './support/realms';
import { dialog, expectCount, openConsent } from './support/screens';
import { runCommand } from './support/tokens';

test.setTimeout(90_000);

const diagnostics = (page: Page): Locator => dialog(page, 'Diagnostics');
const textOf = (page: Page): Promise<string> =>
  diagnostics(page).getByRole('region', { name: 'Text of the diagnostics' }).locator('pre').innerText();
const onClipboard = (electron: ElectronApplication): Promise<string> =>
  electron.evaluate(({ clipboard }) => clipboard.readText());

test('are shown, copied and saved as the same text, and recorded', async ({ start, simulator, profile }) => {
  simulator.realm('sandbox').consents.insert(hemisConsent);
  const { page, electron } = await start();
  await addRealms(page, simulator);
  await expectCount(page, '601 consents');
  await openConsent(page, hemisConsent.id);
  await callBridge(page, 'consents', 'show', { realmId: 'no-such-realm', consentId: 'x' });

  await runCommand(page, 'Diagnostics');
  await expect(diagnostics(page).getByText(/^\d.* KB, made \d/)).toBeVisible();
  await expectAccessible(page, 'diagnostics');
  const shown = await textOf(page);
  const bundle = JSON.parse(shown);
  expect(bundle.app).toMatchObject({ package: 'from source', electron: expect.stringMatching(/^\d+\./) });
  expect(bundle.vault.backend).toBe('session');
  expect(bundle.realms).toMatchObject([
    {
      name: sandbox,
      environment: 'sandbox',
      tokenRequestCount: 1,
      tokenStatus: [{ of: 'client', state: 'valid' }],
    },
    { name: production, environment: 'production', tokenRequestCount: 0, tokenStatus: [{ state: 'none' }] },
  ]);
  expect(bundle.lastFailures).toMatchObject([{ request: 'consents.show', kind: 'not-found' }]);
  const calls: Array<{ kind: string; request: string; status: number }> = bundle.activity.newest;
  expect(calls.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['discovery', 'token', 'list', 'consent']),
  );
  expect(calls.every(({ status }) => status === 200)).toBe(true);

  expect(leaksIn('the diagnostics', shown, secretsOf(simulator))).toEqual([]);
  for (const personal of [/hemi/i, /Hēmi/, /Tāmihana/, hemisConsent.id]) expect(shown).not.toMatch(personal);
  expect(shown).not.toContain(homedir());
  expect(shown).not.toMatch(new RegExp(`\\b${userInfo().username}\\b`, 'i'));

  await diagnostics(page).getByRole('button', { name: 'Copy' }).click();
  await expect(diagnostics(page).getByText('Copied.')).toBeVisible();
  const path = join(profile, 'ticket.json');
  await answerSave(electron, path);
  await diagnostics(page).getByRole('button', { name: 'Save…' }).click();
  await expect(diagnostics(page).getByText('Saved as ticket.json.')).toBeVisible();
  const saved = readFileSync(path, 'utf8');
  expect(JSON.parse(saved)).toEqual(bundle);
  expect((await onClipboard(electron)).replaceAll('\r\n', '\n')).toBe(saved);
  expect(await suggestedPath(electron)).toMatch(/wych-diagnostics-\d{4}-\d{2}-\d{2}-\d{4}\.json$/);

  const audit = await callBridge<{ records: object[] }>(page, 'audit', 'read', {
    before: null,
    limit: 20,
    filter: { text: '', kinds: ['diagnostics-saved'], realmId: null, from: null, to: null },
  });
  expect(audit.ok && audit.value.records).toMatchObject([
    { outcome: 'saved', details: { bytes: Buffer.byteLength(saved) } },
  ]);
});

test('have no secret that was pasted, encoded, where it does not belong', async ({ start, simulator }) => {
  const { page } = await start();
  // Of nobody's realm: the realm's name stands in the rail and in the audit log as it was typed.
  const [clientSecret, apiKey] = ['misplaced-secret-4711', 'misplaced/key+0815'];
  const draft = { ...draftOf(simulator, 'production'), clientSecret, apiKey };
  const saved = await callBridge(page, 'realms', 'save', {
    ...draft,
    // In plain both would be refused.
    name: `Kiwi ${encodeURIComponent(apiKey)}`,
    partnerId: Buffer.from(clientSecret).toString('base64'),
  });
  expect(saved.ok).toBe(true);
  const settings = await openSettings(page, 'About');
  await settings.getByRole('button', { name: 'Diagnostics for support…' }).click();
  await expect(diagnostics(page).getByText(/^\d.* KB, made \d/)).toBeVisible();
  const shown = await textOf(page);
  expect(leaksIn('the diagnostics', shown, { clientSecret, apiKey })).toEqual([]);
  expect(JSON.parse(shown).realms).toMatchObject([{ name: 'Kiwi ‹API-key›', partnerId: '‹client-secret›' }]);
});

test('can be read and reached by keyboard alone', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  await runCommand(page, 'Diagnostics');
  const text = diagnostics(page).getByRole('region', { name: 'Text of the diagnostics' });
  await expect(text).toBeVisible();
  for (let times = 0; times < 4 && !(await text.evaluate((node) => node === document.activeElement)); times++)
    await page.keyboard.press('Tab');
  await expect(text).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => text.evaluate((node) => node.scrollTop)).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(diagnostics(page)).toBeHidden();
});
