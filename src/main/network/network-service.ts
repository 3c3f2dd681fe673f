/** The way to the network as the operator chose it: kept, applied to every session of the door, and told. */
import { fail, toFailure } from '../../shared/failure';
import type { NetworkState, ProxySetting } from '../../shared/network';
import type { RealmProfile } from '../../shared/realm';
import type { Settings } from '../storage/settings-file';
import type { Stored } from '../storage/stored';
import type { ProxyCredentials } from '../wych/network-door-ports';
import type { AskedProxyLogins } from './proxy-logins';

export interface NetworkPorts {
  settings: Stored<Settings>;
  way: {
    /** From the next request on. */
    setProxy(setting: ProxySetting): void;
    /** As Chromium would say it. */
    resolve(url: string): Promise<string>;
    /** The text of a PAC file. Throws a Failure. */
    readPac(url: string): Promise<string>;
  };
  logins: Pick<AskedProxyLogins, 'questions' | 'answer'>;
  profiles(): readonly RealmProfile[];
  tell(state: NetworkState): void;
}

export class NetworkService {
  #routes: NetworkState['routes'] = [];

  constructor(private readonly ports: NetworkPorts) {}

  /** Asks Chromium anew for each realm: a PAC file may have changed its mind, a VPN may have come. */
  async state(): Promise<NetworkState> {
    const { way, profiles } = this.ports;
    this.#routes = await Promise.all(
      profiles().map(async ({ id, loginBaseUrl, apiBaseUrl }) => ({
        realmId: id,
        login: await way.resolve(loginBaseUrl),
        api: await way.resolve(apiBaseUrl),
      })),
    );
    return this.#told();
  }

  /** Throws an `invalid-input` Failure with the field `url` when the address cannot be what it is said to be. */
  async setProxy(setting: ProxySetting): Promise<NetworkState> {
    const { settings, way } = this.ports;
    if (setting.mode === 'manual') checkProxy(setting.url);
    if (setting.mode === 'pac') await this.#checkPac(setting.url);
    settings.update((content) => ({ ...content, proxy: setting }));
    way.setProxy(setting);
    const state = await this.state();
    this.ports.tell(state);
    return state;
  }

  answerProxy(questionId: string, credentials: ProxyCredentials | null): void {
    this.ports.logins.answer(questionId, credentials);
  }

  /** What is asked has changed. The routes are those last known: a PAC file that looks hosts up must not hold a question back. */
  questionsChanged(): void {
    this.ports.tell(this.#told());
  }

  #told(): NetworkState {
    const { settings, logins } = this.ports;
    return { setting: settings.value.proxy, routes: this.#routes, questions: logins.questions() };
  }

  /** A wrong address is found here, and not by the first call, which could only say that there is no way out. */
  async #checkPac(url: string): Promise<void> {
    const text = await this.ports.way.readPac(url).catch((error: unknown) => {
      throw badAddress(
        `The PAC file cannot be read: ${toFailure(error).message}`,
        'Check the address, and that this computer is on the network or VPN that has it.',
      );
    });
    if (!text.includes('FindProxyForURL'))
      throw badAddress(
        'There is no PAC file at this address.',
        'Ask your IT for the address of the PAC file.',
      );
  }
}

/** `http://proxy.example.com/proxy.pac` is not a proxy. */
function checkProxy(url: string): void {
  const { pathname, search } = new URL(url);
  if (pathname !== '/' || search !== '')
    throw badAddress(
      'The address of a proxy ends with its port.',
      'If it is the address of a PAC file, choose that above.',
    );
}

const badAddress = (message: string, hint: string) => fail('invalid-input', message, hint, { field: 'url' });
