import { hostname, userInfo } from 'node:os';

/** Who is at the app, as the operating system knows them: `user@computer`. */
export function actor(): string {
  return `${nameOf(() => userInfo().username)}@${nameOf(hostname)}`;
}

/** A user without an entry in the system's list has no name to be asked for. */
function nameOf(ask: () => string): string {
  try {
    return ask() || 'unknown';
  } catch {
    return 'unknown';
  }
}
