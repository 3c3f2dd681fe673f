import { expect, it } from 'vitest';
import { proxyConfig } from './proxy-config';

it.each([
  [{ mode: 'system' }, { mode: 'system' }],
  [{ mode: 'direct' }, { mode: 'direct' }],
  [
    { mode: 'pac', url: 'http://wpad.bank.test/proxy.pac?x=1' },
    { mode: 'pac_script', pacScript: 'http://wpad.bank.test/proxy.pac?x=1' },
  ],
  [
    { mode: 'manual', url: 'http://proxy.bank.test:8080/' },
    { mode: 'fixed_servers', proxyRules: 'http://proxy.bank.test:8080' },
  ],
  [
    { mode: 'manual', url: 'HTTPS://[::1]:8443' },
    { mode: 'fixed_servers', proxyRules: 'https://[::1]:8443' },
  ],
  // Chromium's default port of a proxy is that of its scheme, as in an address.
  [
    { mode: 'manual', url: 'http://proxy:80' },
    { mode: 'fixed_servers', proxyRules: 'http://proxy' },
  ],
] as const)('%j', (setting, config) => {
  expect(proxyConfig(setting)).toEqual(config);
});
