/** Ciphertext that was damaged or moved is noticed, although the system's encryption does not (#15). */
import { tell } from './support/figures';
import { againScreen, goOnWithoutThem } from './support/keychain-screens';
import { expect, test } from './support/keyring-fixture';
import { allUnreadable, secretsIn } from './support/realm-secrets';
import { addRealms, production, sandbox } from './support/realms';
import { alerts, expectCount, openRealm } from './support/screens';
import { editSealed, readVault } from './support/vault-on-disk';
import { flipEveryBit } from './vault-probe/flip-every-bit';
import { flipped } from './vault-probe/flipped';

// Up to four starts of the app in one story.
test.setTimeout(120_000);

test('a flipped bit is noticed, whichever it is', async ({ start, computer, simulator, profile }) => {
  const first = await start({ env: computer.desktop() });
  const [kiwi] = await addRealms(first.page, simulator, ['sandbox']);
  const account = `${kiwi}/clientSecret`;
  const result = await flipEveryBit(first.electron, readVault(profile), account);
  await first.electron.close();
  tell(
    `${result.bits} bits flipped: ${result.opened.length} decrypted without an error, ${result.accepted} accepted`,
  );
  expect(result.untouched, 'the secret without a flipped bit').toBe(true);
  expect(result.bits).toBeGreaterThan(1000);
  expect(result.accepted).toBe(0);
  // Were this 0, the system's own encryption would have noticed them all, and nothing of ours would have been tried.
  expect(result.opened.length, 'flips that the system does not notice').toBeGreaterThan(0);

  await test.step('the whole app says so too: one that the system does not notice', async () => {
    const bit = result.opened.at(-1) ?? 0;
    editSealed(profile, (sealed) => ({ ...sealed, [account]: flipped(sealed[account] ?? '', bit) }));
    const { page } = await start({ env: computer.desktop() });
    await expect(againScreen(page)).toBeVisible();
    expect(await secretsIn(page)).toEqual([`${sandbox}: unreadable, stored`]);
  });
});

test('what was sealed for one realm is refused in another', async ({
  start,
  computer,
  simulator,
  profile,
}) => {
  const first = await start({ env: computer.desktop() });
  const [one = '', other = ''] = await addRealms(first.page, simulator);
  await openRealm(first.page, production);
  await expectCount(first.page, '600 consents');
  await openRealm(first.page, sandbox);
  await expectCount(first.page, '600 consents');
  await first.electron.close();
  expect(simulator.journal.count({ endpoint: 'token' })).toBe(2);

  await test.step('the tokens alone: each realm fetches its own again', async () => {
    editSealed(profile, (sealed) => swapped(sealed, `${one}/token:client`, `${other}/token:client`));
    const { page, electron } = await start({ env: computer.desktop() });
    await openRealm(page, production);
    await expectCount(page, '600 consents');
    await openRealm(page, sandbox);
    await expectCount(page, '600 consents');
    expect(simulator.journal.count({ endpoint: 'token' })).toBe(4);
    expect(simulator.journal.entries().filter(({ status }) => status === 401)).toEqual([]);
    await electron.close();
  });

  await test.step('client secrets across realms, and secret and key of one realm', async () => {
    simulator.journal.clear();
    editSealed(profile, (sealed) => {
      const { [`${one}/token:client`]: _one, [`${other}/token:client`]: _other, ...secrets } = sealed;
      const across = swapped(secrets, `${one}/clientSecret`, `${other}/clientSecret`);
      return swapped(across, `${other}/clientSecret`, `${other}/apiKey`);
    });
    const { page } = await start({ env: computer.desktop() });
    await expect(againScreen(page)).toBeVisible();
    expect(await secretsIn(page)).toEqual([`${sandbox}: unreadable, stored`, allUnreadable[1]]);
    await goOnWithoutThem(page);
    await openRealm(page, sandbox);
    await expect(alerts(page).first()).toContainText('client secret');
    expect(simulator.journal.count(), 'requests with the wrong secret').toBe(0);
  });
});

const swapped = (sealed: Record<string, string>, one: string, other: string): Record<string, string> => {
  if (!sealed[one] || !sealed[other]) throw new Error(`There is no ${one} and ${other} to swap.`);
  return { ...sealed, [one]: sealed[other], [other]: sealed[one] };
};
