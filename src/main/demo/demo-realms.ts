/** 'Explore with demo realms' (R6): a sandbox and a production realm on the built-in simulator. Its port and its credentials are new in each run. */
import type { RealmProfile } from '../../shared/realm';
import type { RealmSecrets } from '../vault/realm-secrets';
import { clientIdOf, type DemoSimulator, demoApp, demoRealms } from './demo-simulator';

export class DemoRealms {
  constructor(
    private readonly simulator: Pick<DemoSimulator, 'running' | 'credentials'>,
    private readonly secrets: Pick<RealmSecrets, 'write'>,
  ) {}

  /**
   * The demo realms' profiles, with the addresses of this run; their credentials are in place then, also after the realms had been removed.
   * Starts the simulator if it is not running.
   */
  async profiles(): Promise<RealmProfile[]> {
    const { loginBaseUrl, apiBaseUrl } = await this.simulator.running();
    for (const { id, clientSecret, apiKey } of this.simulator.credentials) {
      await this.secrets.write(id, 'clientSecret', clientSecret);
      await this.secrets.write(id, 'apiKey', apiKey);
    }
    return demoRealms.map((realm) => ({
      ...realm,
      loginBaseUrl,
      apiBaseUrl,
      clientId: clientIdOf(realm.environment),
      ...demoApp,
      routes: {},
      demo: true,
      readOnly: false,
    }));
  }
}
