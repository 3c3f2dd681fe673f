/** The operator's choice in Electron's words. */
import type { ProxyConfig } from 'electron';
import type { ProxySetting } from '../../shared/network';

/**
 * No bypass rules of ours: Chromium never sends loopback to a proxy, not even when a PAC file says so, and demo realms live there. What else
 * goes around the proxy is for the system or the PAC file to say.
 */
export function proxyConfig(setting: ProxySetting): ProxyConfig {
  switch (setting.mode) {
    case 'system':
      return { mode: 'system' };
    case 'direct':
      return { mode: 'direct' };
    case 'pac':
      return { mode: 'pac_script', pacScript: setting.url };
    case 'manual': {
      const { protocol, host } = new URL(setting.url);
      return { mode: 'fixed_servers', proxyRules: `${protocol}//${host}` };
    }
  }
}
