/**
 * Reads a PAC file before the operator's choice of it is taken. Chromium fetches it for itself afterwards, directly too: a proxy cannot be
 * asked for the file that names it.
 */
import type { Session } from 'electron';
import type { Clock } from '../clock';
import { readText } from './network-door-body';
import { withDeadline } from './network-door-deadline';
import type { ProxyLogins } from './network-door-ports';
import { request } from './network-door-request';
import { openSession } from './network-door-session';
import { networkFailure } from './network-failure';

/** Milliseconds. */
const patience = 10_000;
/** Bytes: Chromium reads no larger one. */
const largest = 1024 * 1024;

/** Nothing secret goes with it, and there is no proxy on the way that could ask. */
const nobody: ProxyLogins = { begin: () => ({ credentials: async () => null }) };

let own: Promise<Session> | undefined;

/** Opened once. */
function ownSession(): Promise<Session> {
  own ??= openSession('wych-pac', { mode: 'direct' }).catch((error: unknown) => {
    own = undefined;
    throw error;
  });
  return own;
}

/** Its text. Throws a Failure. */
export async function readPac(url: string, clock: Clock): Promise<string> {
  try {
    const session = await ownSession();
    return await withDeadline(clock, patience, undefined, async (signal, hold) => {
      const init = { signal, cache: 'no-store', credentials: 'omit', redirect: 'follow' } as const;
      const response = await request(session, url, init, nobody, hold);
      if (!response.ok) throw new Error(`net::ERR_HTTP_RESPONSE_CODE_FAILURE`);
      return (await readText(response, signal, largest)).text;
    });
  } catch (error) {
    throw networkFailure(error, new URL(url).host);
  }
}
