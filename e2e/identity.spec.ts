/** Who the app is to the system, as it always was (#17): userData and the keychain's entry go by it. */
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { test as withoutKeyring } from './support/fixtures';
import { expect, test } from './support/keyring-fixture';
import { appArguments, appEnvironment, electronPath } from './support/launch';
import { addRealms, sandbox } from './support/realms';
import { realmBar } from './support/screens';

withoutKeyring(
  'the name and the folder are what they always were: a rename would orphan every secret',
  async ({ profile }) => {
    // As operators start it: without a folder named.
    const named = (argument: string) => argument.startsWith('--user-data-dir');
    const electron = await _electron.launch({
      executablePath: electronPath(),
      args: appArguments({ profile }).filter((argument) => !named(argument)),
      env: appEnvironment({ profile, env: { HOME: profile, XDG_CONFIG_HOME: join(profile, 'config') } }),
    });
    const identity = await electron.evaluate(({ app }) => [app.getName(), app.getPath('userData')]);
    await electron.close();
    expect(identity).toEqual(['Wych Consent Inspector', join(profile, 'config', 'Wych Consent Inspector')]);
  },
);

test('the keyring knows the key of the app by the name that it always had', async ({
  start,
  computer,
  simulator,
}) => {
  const { page } = await start({ env: computer.desktop() });
  await addRealms(page, simulator, ['sandbox']);
  const found = (application: string) =>
    computer
      .keyring()
      .ask('org.freedesktop.Secret.Service.SearchItems', `dict:string:string:application,${application}`);
  expect(await found('Wych Consent Inspector')).toContain('/collection/');
  expect(await found('wych-consent-inspector')).not.toContain('/collection/');
  await expect(realmBar(page)).toContainText(sandbox);
});
