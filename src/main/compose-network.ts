/** The way to the network, constructed once: the door's sessions, the proxy they go through, and who it is told that the operator is. */
import { randomUUID } from 'node:crypto';
import type { BridgeHandlers } from '../shared/bridge';
import type { RealmProfile } from '../shared/realm';
import type { Tell } from './bridge/events';
import type { Clock } from './clock';
import { NetworkService } from './network/network-service';
import { proxyConfig } from './network/proxy-config';
import { AskedProxyLogins } from './network/proxy-logins';
import type { Settings } from './storage/settings-file';
import type { Stored } from './storage/stored';
import { readPac } from './wych/network-door-pac';
import { DoorSessions } from './wych/network-door-session';

export interface NetworkOptions {
  settings: Stored<Settings>;
  profiles(): readonly RealmProfile[];
  tell: Tell;
  clock: Clock;
}

export function composeNetwork({ settings, profiles, tell, clock }: NetworkOptions) {
  const logins = new AskedProxyLogins(randomUUID, () => service.questionsChanged());
  const sessions = new DoorSessions(logins, proxyConfig(settings.value.proxy));
  const service = new NetworkService({
    settings,
    way: {
      setProxy: (setting) => sessions.setProxy(proxyConfig(setting)),
      resolve: (url) => sessions.resolve(url),
      readPac: (url) => readPac(url, clock),
    },
    logins,
    profiles,
    tell: (state) => tell('networkChanged', state),
  });
  const handlers = {
    state: () => service.state(),
    setProxy: (setting) => service.setProxy(setting),
    answerProxy: ({ questionId, credentials }) => void service.answerProxy(questionId, credentials),
  } satisfies BridgeHandlers['network'];
  return { sessions, handlers };
}
