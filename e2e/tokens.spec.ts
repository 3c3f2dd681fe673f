/** Tokens: one request for however many want one, none after a restart, and what may be known of them (C4, #25). */
import type { Page } from '@playwright/test';
import type { Result } from '../src/shared/bridge';
import type { ConsentDetail } from '../src/shared/consent';
import type { Simulator } from '../src/simulator';
import { tell } from './support/figures';
import { test as withoutKeyring } from './support/fixtures';
import { expect, test } from './support/keyring-fixture';
import { closeSettings, openRealmForm, openSettings, saveRealm, typeSecrets } from './support/realm-form';
import { addRealms, draftOf, production, sandbox } from './support/realms';
import { alerts, expectCount, openRealm, rail } from './support/screens';

test.setTimeout(120_000);
withoutKeyring.setTimeout(120_000);

const logins = (simulator: Simulator) => simulator.journal.count({ endpoint: 'token', method: 'POST' });
const lists = (simulator: Simulator) => simulator.journal.count({ endpoint: 'list' });

test('a restart needs no new token', async ({ start, computer, simulator }) => {
  const first = await start({ env: computer.desktop() });
  await addRealms(first.page, simulator);
  await expectCount(first.page, '600 consents');
  await openRealm(first.page, production);
  await expectCount(first.page, '600 consents');
  await first.electron.close();
  expect(logins(simulator), 'one for each realm').toBe(2);

  const asked = lists(simulator);
  const second = await start({ env: computer.desktop() });
  for (const name of [production, sandbox]) {
    await openRealm(second.page, name);
    await expectCount(second.page, '600 consents');
  }
  expect(lists(simulator), 'lists read again').toBeGreaterThan(asked);
  expect(logins(simulator) - 2, 'new token requests').toBe(0);
  tell(`restart with 2 realms: ${logins(simulator) - 2} new token requests`);
});

test('settings tell until when a token is valid and for what, and discard it', async ({
  start,
  computer,
  simulator,
}) => {
  const { page } = await start({ env: computer.desktop() });
  await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');

  const settings = await openSettings(page, 'Realms and tokens');
  await expect(settings.getByText(/^Client token: Valid until .*\d.*\(in 1[45] minutes\)$/)).toBeVisible();
  const scopes = simulator.realm('sandbox').settings.scopes.join(', ');
  await expect(settings.getByText(`Scopes: ${scopes}`)).toBeVisible();
  await settings.getByRole('button', { name: `Discard the token of ${sandbox}` }).click();
  await expect(settings.getByText('Client token: No token. The first request gets one.')).toBeVisible();
  await closeSettings(page);
  expect(logins(simulator), 'discarding asks for nothing').toBe(1);

  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => logins(simulator)).toBe(2);
  await expectCount(page, '600 consents');
  expect(logins(simulator)).toBe(2);
});

withoutKeyring('without a keyring a restart needs the secrets again', async ({ start, simulator }) => {
  const first = await start();
  await addRealms(first.page, simulator, ['sandbox']);
  await expectCount(first.page, '600 consents');
  await first.electron.close();

  const second = await start();
  await expect(
    rail(second.page).getByRole('button', { name: /^Kiwi Sandbox.*Secret missing/ }),
  ).toBeVisible();
  await expect(alerts(second.page)).toContainText('is missing');
  expect(logins(simulator), 'no token, and no secret to get one').toBe(1);

  const form = await openRealmForm(second.page, sandbox);
  await typeSecrets(form, draftOf(simulator, 'sandbox'));
  await saveRealm(form);
  await expectCount(second.page, '600 consents');
  expect(logins(simulator)).toBe(2);
});

test('a hundred requests on a cold start share one token request', async ({ start, computer, simulator }) => {
  // Production is never opened by itself, so that nobody but the hundred asks.
  const first = await start({ env: computer.desktop() });
  const [realmId = ''] = await addRealms(first.page, simulator, ['production']);
  await first.electron.close();
  expect(simulator.journal.count(), 'requests before').toBe(0);

  const ids = simulator.realm('production').consents.ids().slice(0, 100);
  const cold = await start({ env: computer.desktop() });
  expect(await readAll(cold.page, realmId, ids)).toEqual(ids);
  expect(simulator.journal.count({ endpoint: 'consent' })).toBe(100);
  expect(logins(simulator)).toBe(1);
  await cold.electron.close();

  const warm = await start({ env: computer.desktop() });
  expect(await readAll(warm.page, realmId, ids)).toEqual(ids);
  expect(logins(simulator), 'after one more restart').toBe(1);
  tell(`100 concurrent cold callers: ${logins(simulator)} token request`);
});

/** All at once, over the bridge: the ids of what came back. */
async function readAll(page: Page, realmId: string, ids: string[]): Promise<string[]> {
  const answers = await page.evaluate(
    ([realm, wanted]) => {
      const { wych } = globalThis as unknown as {
        wych: { consents: { show(ref: object): Promise<Result<ConsentDetail>> } };
      };
      return Promise.all(wanted.map((consentId) => wych.consents.show({ realmId: realm, consentId })));
    },
    [realmId, ids] as const,
  );
  return answers.map((answer) => (answer.ok ? answer.value.consent.id : answer.failure.message));
}
