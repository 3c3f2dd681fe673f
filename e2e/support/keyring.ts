/**
 * A real GNOME keyring of one test's own: a private D-Bus and an unlocked gnome-keyring-daemon in a home of its own. Nothing of the
 * machine's own session is touched, and the bus starts nothing by itself: a second, locked keyring would answer in this one's place.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface Keyring {
  /** What an app needs in its environment to find this keyring. */
  env: Record<string, string>;
  /** Asks the keyring's own service; what dbus-send prints. */
  ask(method: string, ...args: string[]): Promise<string>;
  /** Ends the keyring and leaves its bus. */
  stop(): Promise<void>;
  /** As after a reboot: all processes are gone, the keyring's files stay. Resolves once they are gone. */
  close(): Promise<void>;
}

export const keyringIsInstalled = (): boolean => {
  try {
    execFileSync(
      'sh',
      ['-c', 'command -v dbus-daemon && command -v dbus-send && command -v gnome-keyring-daemon'],
      {
        stdio: 'ignore',
      },
    );
    return true;
  } catch {
    return false;
  }
};

/** For `test.skip`, so that nobody takes a skipped file for a passed one. */
export const noKeyringHere =
  'NOT TESTED: no real keyring here. Install dbus and gnome-keyring (apt-get install dbus gnome-keyring) to run this.';

/** The keyring's own files, where the operator's secrets would be. */
export const wipeKeyring = (home: string): void =>
  rmSync(join(home, '.local/share/keyrings'), { recursive: true });

/** A D-Bus with nobody on it but a keyring, when one is started. */
export async function startBus(home: string): Promise<{ env: Record<string, string>; bus: ChildProcess }> {
  for (const folder of ['.local/share/keyrings', '.cache', '.config', 'runtime'])
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 });
  const config = join(home, 'bus.conf');
  writeFileSync(config, busConfig(home));
  const base = { HOME: home, XDG_RUNTIME_DIR: join(home, 'runtime'), XDG_CURRENT_DESKTOP: 'GNOME' };
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    env: { ...process.env, ...base },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { bus, env: { ...base, DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) } };
}

export async function startKeyring(home: string): Promise<Keyring> {
  const { bus, env } = await startBus(home);
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin?.end('test\n');
  const ask = (method: string, ...args: string[]) =>
    send(env, 'org.freedesktop.secrets', '/org/freedesktop/secrets', method, ...args);
  await untilUnlocked(env, ask, daemon);
  return {
    env,
    ask,
    stop: () => ended(daemon),
    close: () => Promise.all([ended(daemon), ended(bus)]).then(() => undefined),
  };
}

/** The daemon says nothing when it is ready; and asking too early would be asking nobody. */
async function untilUnlocked(
  env: Record<string, string>,
  ask: Keyring['ask'],
  daemon: ChildProcess,
): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (daemon.exitCode !== null) throw new Error(`gnome-keyring-daemon ended with ${daemon.exitCode}.`);
    const owned = await send(
      env,
      'org.freedesktop.DBus',
      '/',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    );
    if (owned.includes('boolean true')) {
      const alias = await ask('org.freedesktop.Secret.Service.ReadAlias', 'string:default');
      if (alias.includes('/collection/')) return;
    }
    await wait(25);
  }
  throw new Error('gnome-keyring-daemon did not open its keyring.');
}

const run = promisify(execFile);

async function send(
  env: Record<string, string>,
  to: string,
  path: string,
  method: string,
  ...args: string[]
): Promise<string> {
  const question = ['--session', '--print-reply', `--dest=${to}`, path, method, ...args];
  const { stdout } = await run('dbus-send', question, { env: { ...process.env, ...env } });
  return stdout;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${code}`)));
    child.once('error', reject);
  });

/** Everyone may talk to everyone; no folder of services to start. */
const busConfig = (home: string): string => `<busconfig>
  <type>session</type>
  <listen>unix:path=${join(home, 'runtime', 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
