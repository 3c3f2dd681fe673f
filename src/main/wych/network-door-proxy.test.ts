import type { ProxyConfig } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toFailure } from '../../shared/failure';
import { settleProxy } from './network-door-proxy';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const real: ProxyConfig = { mode: 'pac_script', pacScript: 'http://wpad.bank.test/proxy.pac' };

/** As Chromium was seen to be: what is set counts a while later, and what is asked meanwhile is answered as before. */
function lateSession(delay: number, answer: () => Promise<string> = async () => 'PROXY 10.0.0.1:8080') {
  let inForce: ProxyConfig = { mode: 'direct' };
  return {
    inForce: () => inForce,
    setProxy: async (config: ProxyConfig) => {
      setTimeout(() => {
        inForce = config;
      }, delay);
    },
    resolveProxy: async () => {
      if (inForce.mode === 'direct') return 'DIRECT';
      return inForce.mode === 'fixed_servers' ? `PROXY ${inForce.proxyRules?.slice(7)}` : answer();
    },
  };
}

it.each([0, 7, 300])('resolves when the proxy is in force, %i ms after it was set', async (delay) => {
  const session = lateSession(delay);
  const settled = settleProxy(session, real).then(() => session.inForce());
  await vi.advanceTimersByTimeAsync(2 * delay + 10);
  await expect(settled).resolves.toEqual(real);
});

it('waits for a PAC file that is still being read', async () => {
  let read = (_route: string) => {};
  const session = lateSession(
    0,
    () =>
      new Promise((resolve) => {
        read = resolve;
      }),
  );
  const settled = vi.fn();
  const done = settleProxy(session, real).then(settled);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(settled).not.toHaveBeenCalled();
  read('DIRECT');
  await done;
});

it('takes a PAC file that cannot be read for in force: the first call tells of it', async () => {
  const session = lateSession(0, async () => {
    throw new Error('net::ERR_MANDATORY_PROXY_CONFIGURATION_FAILED');
  });
  const settled = settleProxy(session, real);
  await vi.advanceTimersByTimeAsync(10);
  await expect(settled).resolves.toBeUndefined();
});

it('gives up, and lets nothing go around the proxy, when it never comes into force', async () => {
  const session = lateSession(1_000_000);
  const settled = settleProxy(session, real).catch(toFailure);
  await vi.advanceTimersByTimeAsync(11_000);
  await expect(settled).resolves.toMatchObject({ kind: 'proxy', retryable: true });
});
