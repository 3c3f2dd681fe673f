/** R1, R2: a realm of one's own. Every mistake is told where it is mended, and nothing that was typed is lost. */
import { fault, SCOPES, type Simulator, startTrap } from '../src/simulator';
import {
  expectErrorAt,
  expectStages,
  field,
  form,
  save,
  stage,
  testConnection,
  typed,
  typeRealm,
} from './support/form';
import { addRealms, draftOf, expect, sandbox, testWith } from './support/realms';
import { chooseRealmAction, expectCount, rail, realmBar } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 40 });

test('a realm is typed in, tested stage by stage and opened', async ({ start, simulator }) => {
  const { page } = await start();
  await typeRealm(page, draftOf(simulator, 'sandbox'));

  await testConnection(page);
  await expectStages(page, Array(5).fill('Passed'));
  await expect(form(page)).toContainText('Everything works. This realm can be used.');
  await expect(stage(page, 'Client token')).toContainText('token valid for 15 minutes');
  await expect(rail(page)).toContainText('No realms yet');

  await save(page);
  await expect(form(page)).toBeHidden();
  await expect(realmBar(page)).toContainText(sandbox);
  await expectCount(page, '40 consents');
});

interface Mistake {
  readonly what: string;
  readonly stage: string;
  readonly says: string;
  /** The field to be mended; none where it is not the form's to mend. */
  readonly at?: string;
  /** What is typed there instead. */
  readonly type?: string;
  /** What is wrong at the other end; answers with what mends it. */
  readonly arrange?: (simulator: Simulator) => () => void;
}

const withoutScope = ({ realms: [realm] }: Simulator) => {
  if (!realm) throw new Error('no realm');
  const { scopes } = realm.settings;
  realm.settings.scopes = scopes.filter((scope) => scope !== SCOPES.readConsents);
  return () => {
    realm.settings.scopes = scopes;
  };
};

const mistakes = (closedPort: string): readonly Mistake[] => [
  {
    what: 'a login host that nobody answers at',
    stage: 'Reach the login host',
    says: 'cannot be reached',
    at: 'Login base URL',
    type: closedPort,
  },
  {
    what: 'a realm that does not exist',
    stage: 'Discovery document and issuer',
    says: 'The login does not know a realm of this name.',
    at: 'Realm name',
    type: 'sandbx',
  },
  {
    what: 'a wrong client secret',
    stage: 'Client token',
    says: 'The login does not accept this client id with this secret.',
    at: 'Client secret',
    type: 'not-the-secret',
  },
  {
    what: 'a wrong API key',
    stage: 'API key',
    says: 'The API does not accept the API key.',
    at: 'API key',
    type: 'not-the-key',
  },
  {
    what: 'an API host that nobody answers at',
    stage: 'API key',
    says: 'cannot be reached',
    at: 'API base URL',
    type: closedPort,
  },
  {
    what: 'a client without the scope',
    stage: 'List one consent',
    says: 'its token lacks a scope',
    arrange: withoutScope,
  },
  {
    what: 'an API base URL that serves web pages',
    stage: 'List one consent',
    says: 'The server answered with a web page where data was expected.',
    at: 'API base URL',
    arrange: ({ faults }) => faults.add({ match: { endpoint: 'list' }, fault: fault.html() }),
  },
];

const stageTitles = [
  'Reach the login host',
  'Discovery document and issuer',
  'Client token',
  'API key',
  'List one consent',
];

test('a typo at any stage is told at that stage and at its field', async ({ start, simulator }) => {
  const { page } = await start();
  const closed = await startTrap();
  await closed.close();
  await typeRealm(page, draftOf(simulator, 'sandbox'));

  for (const { what, stage: failing, says, at, type, arrange } of mistakes(closed.origin))
    await test.step(what, async () => {
      const right = at ? await field(page, at).inputValue() : '';
      const mend = arrange?.(simulator);
      if (at && type) await field(page, at).fill(type);

      await testConnection(page);
      const place = stageTitles.indexOf(failing);
      await expectStages(
        page,
        stageTitles.map((_, index) => (index < place ? 'Passed' : index > place ? 'Skipped' : 'Failed')),
      );
      await expect(stage(page, failing).getByRole('alert')).toContainText(says);
      if (at) await expectErrorAt(page, at, new RegExp(says));

      mend?.();
      if (at) await field(page, at).fill(right);
    });

  await testConnection(page);
  await expectStages(page, Array(5).fill('Passed'));
  await save(page);
  await expectCount(page, '40 consents');
});

test('what is not valid is told under its field, and nothing typed is lost', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  const good = draftOf(simulator, 'sandbox');
  await typeRealm(page, { ...good, name: sandbox.toUpperCase() });

  for (const [what, label, wrong, says] of [
    ['http in clear', 'Login base URL', 'http://login.wych.app', /Use https:/],
    ['http in clear to the API', 'API base URL', 'http://192.168.1.7/v4', /Use https:/],
    ['not an address', 'API base URL', 'api dot wych', /not a web address/],
    ['an address of another kind', 'API base URL', 'ftp://api.wych.io', /must start with https/],
    ['no address', 'Login base URL', '  ', /address is missing/],
    ['an empty name', 'Name', '', /name is missing/],
    ['a whole address as realm name', 'Realm name', 'https://login/realms/x', /Only letters, digits/],
    ['two words as secret', 'Client secret', 'two words', /space or line break inside/],
  ] as const)
    await test.step(what, async () => {
      const right = await field(page, label).inputValue();
      await field(page, label).fill(wrong);
      await save(page);
      await expectErrorAt(page, label, says);
      await expect(field(page, label)).toHaveValue(wrong);
      await expect(field(page, label)).toBeFocused();
      await field(page, label).fill(right);
      await expect(field(page, label)).not.toHaveAttribute('aria-invalid', 'true');
    });

  await test.step('a name that is taken, whatever its capitals', async () => {
    const before = await typed(page);
    await save(page);
    await expectErrorAt(page, 'Name', /already a realm named/);
    expect(await typed(page)).toEqual(before);
  });

  await test.step('leaving asks first', async () => {
    const before = await typed(page);
    await page.keyboard.press('Escape');
    await form(page).getByRole('button', { name: 'Keep editing' }).click();
    expect(await typed(page)).toEqual(before);
    await page.keyboard.press('Escape');
    await form(page).getByRole('button', { name: 'Discard changes' }).click();
    await expect(form(page)).toBeHidden();
  });
});

test('what a paste brings along is tidied', async ({ start, simulator }) => {
  const { page } = await start();
  const good = draftOf(simulator, 'sandbox');
  await typeRealm(page, {
    ...good,
    name: `  ${good.name} `,
    loginBaseUrl: `\ufeff${good.loginBaseUrl}/ `,
    apiBaseUrl: ` ${good.apiBaseUrl}//`,
    realmName: `${good.realmName}\u200b`,
    clientSecret: `\ufeff  ${good.clientSecret} `,
    apiKey: ` ${good.apiKey}\u00a0`,
  });
  await testConnection(page);
  await expectStages(page, Array(5).fill('Passed'));
  await save(page);
  await expect(realmBar(page).getByRole('heading', { name: sandbox, exact: true })).toBeVisible();
  await expectCount(page, '40 consents');
});

test('a stored secret is never shown, and never sent to another address', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  const elsewhere = await startTrap();

  await chooseRealmAction(page, sandbox, 'Edit');
  for (const label of ['Client secret', 'API key']) {
    await expect(field(page, label)).toHaveValue('');
    await expect(field(page, label)).toHaveAttribute('type', 'password');
    await expect(field(page, label)).toHaveAttribute('placeholder', /^Stored in .* Type to replace\.$/);
  }

  for (const [address, label, secret] of [
    ['Login base URL', 'Client secret', 'client secret'],
    ['API base URL', 'API key', 'API key'],
  ] as const)
    await test.step(`another ${address} asks for the ${secret} again`, async () => {
      const right = await field(page, address).inputValue();
      for (const act of [save, testConnection]) {
        await field(page, address).fill(elsewhere.origin);
        await act(page);
        await expectErrorAt(page, label, new RegExp(`Type the ${secret} again`));
      }
      await field(page, address).fill(right);
    });

  await field(page, 'Name').fill('Kiwi renamed');
  await save(page);
  await expect(realmBar(page)).toContainText('Kiwi renamed');
  expect(elsewhere.requests).toEqual([]);
  await elsewhere.close();
});
