/** Starts the built app in real Electron, with a profile folder of the test's own. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface LaunchOptions {
  /** userData of this app. */
  profile: string;
  env?: Record<string, string>;
  args?: string[];
}

export interface RunningApp {
  electron: ElectronApplication;
  page: Page;
  /** Everything the app wrote to stdout and stderr so far. */
  output(): string;
}

const root = join(import.meta.dirname, '../..');

/** `electron` answers with the path of the runtime in use; see scripts/electron-runtime. */
export const electronPath = (): string => createRequire(import.meta.url)('electron') as unknown as string;

/** Root needs --no-sandbox; one spec runs as another user, with the real sandbox (#2). */
export const appArguments = ({ profile, args = [] }: LaunchOptions): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--user-data-dir=${profile}`,
  ...args,
  root,
];

/** Without a keyring unless a test starts one: no session bus is the machine's own business leaking in. */
export const appEnvironment = ({ env = {} }: LaunchOptions): Record<string, string> => {
  const { DBUS_SESSION_BUS_ADDRESS: _bus, ...inherited } = process.env as Record<string, string>;
  return { ...inherited, DBUS_SESSION_BUS_ADDRESS: 'disabled:', WYCH_ALLOW_LOOPBACK_HTTP: '1', ...env };
};

export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath: electronPath(),
    args: appArguments(options),
    env: appEnvironment(options),
    cwd: root,
    // Playwright pretends a light desktop unless told not to; the theme is the app's to choose.
    colorScheme: null,
  });
  askAgainWhatWasLost(electron);
  let text = '';
  for (const stream of [electron.process().stdout, electron.process().stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const page = await electron.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { electron, page, output: () => text };
}

/** In a process that is just starting the inspector loses a promise now and then, to the garbage collector. What is evaluated in tests may be so twice. */
function askAgainWhatWasLost(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (...what: unknown[]) => Promise<unknown>;
  electron.evaluate = (async (...what: unknown[]) => {
    try {
      return await evaluate(...what);
    } catch (error) {
      if (/garbage collected/.test(String(error))) return evaluate(...what);
      throw error;
    }
  }) as ElectronApplication['evaluate'];
}

/** The app without Playwright attached, for what happens at its edges (a second copy, a kill). */
export const spawnApp = (options: LaunchOptions) =>
  spawn(electronPath(), appArguments(options), { cwd: root, env: appEnvironment(options), stdio: 'pipe' });
