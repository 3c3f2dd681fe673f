/**
 * A new session's way out, in force before its first request.
 *
 * Electron's `setProxy` resolves before Chromium's network has heard of it: a session asked at once was seen to go around the proxy, and a PAC file
 * that was just being fetched to be cut off (electron#26166). Nothing tells when it has been heard of, so a mark is set first: once that is what comes
 * back, and then no longer, what was set after it is in force.
 */
import type { ProxyConfig, Session } from 'electron';
import { fail } from '../../shared/failure';

/** Addresses that belong to nobody (RFC 5737). They are only asked about: nothing is ever sent there. */
const probe = 'http://192.0.2.1/';
const mark = { rules: 'http://192.0.2.2:9', route: 'PROXY 192.0.2.2:9' };

/** Milliseconds. Generous: a busy machine may be starting everything at once. */
const patience = 10_000;
const interval = 2;

/** For a session that nobody else uses yet: what is sent meanwhile would go to the mark. @throws Failure `proxy` */
export async function settleProxy(
  session: Pick<Session, 'setProxy' | 'resolveProxy'>,
  proxy: ProxyConfig,
): Promise<void> {
  await session.setProxy({ mode: 'fixed_servers', proxyRules: mark.rules });
  await until(async () => (await routeOf(session)) === mark.route);
  await session.setProxy(proxy);
  // Of a PAC file this is the answer, so it has been read by then.
  await until(async () => (await routeOf(session)) !== mark.route);
}

/** Without an answer, as when there is no PAC file at its address, it is not the mark: whoever sends something is told why it cannot be. */
const routeOf = (session: Pick<Session, 'resolveProxy'>): Promise<string> =>
  session.resolveProxy(probe).catch(() => '');

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw notApplied();
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

const notApplied = () =>
  fail(
    'proxy',
    'The proxy could not be set, and nothing was sent around it.',
    'Try again. If it stays so, restart the app.',
    { retryable: true },
  );
