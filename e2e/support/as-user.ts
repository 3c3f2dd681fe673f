/**
 * The app as an ordinary user with Chromium's own sandbox, also where the tests run as root (#2). Root's cache and display are closed to
 * others, so the runtime is linked and the display's key copied to where that user may read them.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { appEnvironment, electronPath } from './launch';

/** Nobody, on Debian. */
const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const root = join(import.meta.dirname, '../..');
const become = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];

const can = (...command: string[]): boolean => {
  const [program = '', ...args] = [...become, ...command];
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Why the sandbox cannot be tried here; undefined when it can. */
export function whyNoSandbox(): string | undefined {
  if (process.platform !== 'linux')
    return 'NOT TESTED: the OS sandbox is looked at through /proc, on Linux alone.';
  if (isRoot && !can('true'))
    return 'NOT TESTED: setpriv is missing (util-linux), so the app cannot run as another user.';
  if (!can('unshare', '--user', '--map-root-user', 'true'))
    return 'NOT TESTED: this system forbids user namespaces, so Chromium has no sandbox here.';
  if (!can('test', '-r', join(root, 'out/main/index.js')))
    return `NOT TESTED: ${root} is closed to other users, so the app cannot run as one.`;
  return undefined;
}

export interface UserApp {
  electron: ElectronApplication;
  uid: number;
  close(): Promise<void>;
}

export async function launchAsUser(profile: string): Promise<UserApp> {
  const home = mkdtempSync(join(tmpdir(), 'wych-user-'));
  const executable = readableRuntime(home);
  const wrapper = join(home, 'electron.sh');
  writeFileSync(wrapper, `#!/bin/sh\nexec ${[...become, `'${executable}'`].join(' ')} "$@"\n`, {
    mode: 0o755,
  });
  const env = { ...appEnvironment({ profile }), HOME: home, XDG_RUNTIME_DIR: home, ...displayKey(home) };
  if (isRoot) {
    for (const folder of [profile, home]) chownSync(folder, nobody, nobody);
    chmodSync(home, 0o700);
  }
  const electron = await _electron.launch({
    executablePath: wrapper,
    args: [`--user-data-dir=${profile}`, root],
    env,
    cwd: root,
    // Playwright switches it off unless it is told not to.
    chromiumSandbox: true,
  });
  return {
    electron,
    uid: isRoot ? nobody : (process.getuid?.() ?? -1),
    close: async () => {
      await electron.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Hard links cost nothing; across file systems it is a copy. */
function readableRuntime(home: string): string {
  const executable = electronPath();
  if (can('test', '-x', executable)) return executable;
  const copy = join(home, 'runtime');
  try {
    execFileSync('cp', ['-aL', '--link', dirname(executable), copy], { stdio: 'ignore' });
  } catch {
    execFileSync('cp', ['-aL', dirname(executable), copy]);
  }
  return join(copy, 'electron');
}

function displayKey(home: string): Record<string, string> {
  const key = process.env.XAUTHORITY;
  if (!key || !existsSync(key)) return {};
  const copy = join(home, 'Xauthority');
  copyFileSync(key, copy);
  if (isRoot) chownSync(copy, nobody, nobody);
  return { XAUTHORITY: copy };
}
