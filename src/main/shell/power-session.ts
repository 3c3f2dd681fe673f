/**
 * Whether the screen is locked, asked of the login manager, since on Linux Electron tells of no locked screen. (What it calls 'locked' there is the
 * X server's screen saver: on for an idle display without a lock, off behind the lock of GNOME and KDE.)
 */
import { execFile } from 'node:child_process';

/** Milliseconds. It answers within a few; a bus that hangs must not hold up anything. */
const patience = 2_000;

/** False where there is no such login manager, or it does not say. */
export function sessionIsLocked(environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const session = environment.XDG_SESSION_ID ?? 'auto';
  return new Promise((resolve) => {
    execFile(
      'loginctl',
      ['show-session', session, '--property=LockedHint', '--value'],
      { timeout: patience, env: environment },
      (error, output) => resolve(!error && output.trim() === 'yes'),
    );
  });
}
