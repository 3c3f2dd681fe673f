import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../storage/for-tests';
import { sessionIsLocked } from './power-session';

/** A login manager that does what `script` says; the real one is not everywhere. */
function loginManager(script: string): NodeJS.ProcessEnv {
  const { path } = testFolder();
  const file = join(path, 'loginctl');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return { PATH: `${path}:/usr/bin:/bin` };
}

const onlyForSession = (id: string, hint: string) =>
  `[ "$*" = "show-session ${id} --property=LockedHint --value" ] && echo ${hint}`;

test.runIf(process.platform === 'linux').each([
  ['locked', onlyForSession('c2', 'yes'), 'c2', true],
  ['not locked', onlyForSession('c2', 'no'), 'c2', false],
  ['locked, in a session that has no name here', onlyForSession('auto', 'yes'), undefined, true],
  ['not known', 'echo "No session" >&2; exit 1', 'c2', false],
  ['said by one that failed', 'echo yes; exit 1', 'c2', false],
])('the screen is %s', async (_, script, session, expected) => {
  const environment = { ...loginManager(script), ...(session && { XDG_SESSION_ID: session }) };
  expect(await sessionIsLocked(environment)).toBe(expected);
});

test('without a login manager nobody says that it is locked', async () => {
  expect(await sessionIsLocked({ PATH: testFolder().path })).toBe(false);
});
