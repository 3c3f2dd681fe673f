/**
 * A real GNOME keyring of one test's own: a private D-Bus and an unlocked gnome-keyring-daemon in a home of its own. Nothing of the
 * machine's own session is touched.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Keyring {
  /** What an app needs in its environment to find this keyring. */
  env: Record<string, string>;
  close(): void;
}

export const keyringIsInstalled = (): boolean => {
  try {
    execFileSync('sh', ['-c', 'command -v dbus-daemon && command -v gnome-keyring-daemon'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
};

export async function startKeyring(home: string): Promise<Keyring> {
  for (const folder of ['.local/share/keyrings', '.cache', '.config', 'runtime'])
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 });
  const base = {
    ...process.env,
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'runtime'),
    XDG_CURRENT_DESKTOP: 'GNOME',
  };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    env: base,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus);
  const env = {
    HOME: home,
    XDG_RUNTIME_DIR: base.XDG_RUNTIME_DIR,
    XDG_CURRENT_DESKTOP: 'GNOME',
    DBUS_SESSION_BUS_ADDRESS: address,
  };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  daemon.stdin?.end('test\n');
  // It prints its environment once it owns the name on the bus.
  await firstLine(daemon);
  return {
    env,
    close: () => {
      daemon.kill('SIGKILL');
      bus.kill('SIGKILL');
    },
  };
}

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
