/** A real GNOME keyring for one test file, on a D-Bus of its own: nothing of the machine's own session is touched. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export function keyringIsInstalled(): boolean {
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
}

export interface TestKeyring {
  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  address: string;
  stop(): void;
}

/** `home` is an empty folder; the keyring's file is in it. */
export async function startKeyring(home: string): Promise<TestKeyring> {
  for (const folder of ['.local/share/keyrings', '.cache', 'run'])
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 });
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: join(home, 'run') };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = String((await once(bus.stdout, 'data'))[0]).trim();
  const onBus = { ...env, DBUS_SESSION_BUS_ADDRESS: address };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: onBus,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end('test\n');
  while (!isOnBus(onBus)) await wait(50);
  return {
    address,
    stop: () => {
      daemon.kill('SIGKILL');
      bus.kill('SIGKILL');
    },
  };
}

/** The daemon says nothing when it is ready; asking for the service itself would start a second, locked one. */
function isOnBus(env: NodeJS.ProcessEnv): boolean {
  const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  const { stdout } = spawnSync(
    'dbus-send',
    ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', ...question],
    { env, encoding: 'utf8' },
  );
  return stdout.includes('boolean true');
}
