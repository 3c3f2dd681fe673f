/** The token view of a realm (C4): whose token it is, until when, for what, what it says, what was spent; never the token. */
import type { Visit } from '../src/shared/customer';
import { expectAccessible } from './support/axe';
import { leaksIn } from './support/canary';
import { secretsOf } from './support/fixtures';
import { expect, test } from './support/keyring-fixture';
import { openSettings } from './support/realm-form';
import { addRealms, callBridge, draftOf, production, sandbox } from './support/realms';
import { expectCount } from './support/screens';
import { claim, closeTokens, openTokens, runCommand, tokensOf } from './support/tokens';

test.setTimeout(120_000);

test('tells everything but the token, and what was spent on it over all starts', async ({
  start,
  computer,
  simulator,
}) => {
  const { clientId } = simulator.realm('sandbox').credentials;
  const first = await start({ env: computer.desktop() });
  await addRealms(first.page, simulator);
  await expectCount(first.page, '600 consents');

  const view = await openTokens(first.page, sandbox);
  await expect(view.getByText('1 request to the token endpoint today.')).toBeVisible();
  await expect(view.getByRole('heading', { name: 'Client token' })).toBeVisible();
  await expect(view.getByText(/^1[45]:\d\d left$/)).toBeVisible();
  await expect(claim(view, 'azp')).toHaveText(clientId);
  await expect(claim(view, 'iss')).toHaveText(`${simulator.loginBaseUrl}/realms/sandbox`);
  await expect(claim(view, 'exp')).toHaveText(/\d{2}:\d{2}.*UTC · \d{10}$/);
  await expectAccessible(first.page, 'token view');
  expect(leaksIn('the window', await first.page.content(), secretsOf(simulator))).toEqual([]);

  await view.getByRole('button', { name: 'Discard' }).click();
  await expect(view.getByText('No token yet')).toBeVisible();
  await expectAccessible(first.page, 'token view, none');
  await closeTokens(first.page, sandbox);
  await first.page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => simulator.journal.count({ endpoint: 'token' })).toBe(2);
  await first.electron.close();

  const second = await start({ env: computer.desktop() });
  await expectCount(second.page, '600 consents');
  await runCommand(second.page, `Tokens of ‘${sandbox}’`);
  await expect(
    tokensOf(second.page, sandbox).getByText('2 requests to the token endpoint today.'),
  ).toBeVisible();
  await closeTokens(second.page, sandbox);
  const settings = await openSettings(second.page, 'Realms and tokens');
  await settings.getByRole('button', { name: `Details of the tokens of ${production}` }).click();
  await expect(
    tokensOf(second.page, production).getByText('0 requests to the token endpoint today.'),
  ).toBeVisible();
});

test('tells why there is none', async ({ start, computer, simulator }) => {
  const { page } = await start({ env: computer.desktop() });
  await callBridge(page, 'realms', 'save', {
    ...draftOf(simulator, 'sandbox'),
    clientSecret: 'not-the-secret',
  });
  const view = await openTokens(page, sandbox);
  await expect(view.getByText('Refused')).toBeVisible();
  await expect(view.getByRole('alert')).toContainText('does not accept this client id with this secret');
  await expectAccessible(page, 'token view, refused');
});

test('shows the token of the customer who is acted for, and discards that one alone', async ({
  start,
  computer,
  simulator,
}) => {
  const { page } = await start({ env: computer.desktop() });
  const [realmId = ''] = await addRealms(page, simulator, ['sandbox']);
  await expectCount(page, '600 consents');
  const customer = simulator.realm('sandbox').customers.at(3);
  const visit = await actFor(page, realmId, customer.id);

  const view = await openTokens(page, sandbox);
  const theirs = view.getByRole('region', { name: /^User-context token for/ });
  await expect(theirs).toContainText(visit.customer.email);
  await expect(claim(theirs, 'sub')).toHaveText(customer.id);
  await expectAccessible(page, 'token view while acting for a customer');
  await theirs.getByRole('button', { name: 'Discard' }).click();
  await expect(theirs.getByText('There is no token.')).toBeVisible();
  await expect(
    view.getByRole('region', { name: 'Client token' }).getByText('Valid', { exact: true }),
  ).toBeVisible();

  const audit = await callBridge<{ records: Array<{ kind: string; subject?: string }> }>(
    page,
    'audit',
    'read',
    {
      before: null,
      limit: 20,
      filter: { text: '', kinds: ['token-discarded'], realmId: null, from: null, to: null },
    },
  );
  expect(audit.ok && audit.value.records).toMatchObject([{ subject: customer.id }]);
});

async function actFor(page: Parameters<typeof callBridge>[0], realmId: string, customerId: string) {
  const search = { realmId, text: '', limit: 10 };
  await expect
    .poll(async () => {
      const found = await callBridge<{ state: string }>(page, 'customers', 'search', search);
      return found.ok && found.value.state;
    })
    .toBe('complete');
  const begun = await callBridge<Visit>(page, 'visits', 'begin', { realmId, customerId });
  if (!begun.ok) throw new Error(`nobody is acted for: ${begun.failure.kind}`);
  return begun.value;
}
