/**
 * 'Explore with demo realms' (R6): a sandbox and a production realm on the built-in simulator. The simulator starts when a demo realm is
 * first needed; its port and its credentials are new in each run.
 */
import { randomBytes } from 'node:crypto';
import type { RealmProfile } from '../../shared/realm';
import type { Environment } from '../../shared/realm-terms';
import type { RealmSecrets } from '../vault/realm-secrets';
import type { SimulatorOrder } from './simulator-messages';
import type { DemoServer } from './start-simulator';

const demo = [
  { id: 'demo-sandbox', name: 'Demo Sandbox', environment: 'sandbox', realmName: 'sandbox', accent: 'teal' },
  {
    id: 'demo-production',
    name: 'Demo Production',
    environment: 'production',
    realmName: 'production',
    accent: 'orange',
  },
] as const;

export const isDemoRealm = (realmId: string): boolean => demo.some(({ id }) => id === realmId);

export class DemoRealms {
  #server: Promise<DemoServer> | undefined;
  readonly #credentials = demo.map(({ id, environment }) => ({
    id,
    environment,
    clientId: clientIdOf(environment),
    clientSecret: random(),
    apiKey: random(),
  }));

  constructor(
    private readonly start: (order: SimulatorOrder) => Promise<DemoServer>,
    private readonly secrets: Pick<RealmSecrets, 'write'>,
  ) {}

  /**
   * The demo realms' profiles, with the addresses of this run; their credentials are in place then, also after the realms had been removed.
   * Starts the simulator once; a failed start may be tried again.
   */
  async profiles(): Promise<RealmProfile[]> {
    this.#server ??= this.start({ realms: this.#credentials.map(({ id: _, ...realm }) => realm) }).catch(
      (error: unknown) => {
        this.#server = undefined;
        throw error;
      },
    );
    const { loginBaseUrl, apiBaseUrl, ended } = await this.#server;
    void ended.then(() => {
      this.#server = undefined;
    });
    for (const { id, clientSecret, apiKey } of this.#credentials) {
      await this.secrets.write(id, 'clientSecret', clientSecret);
      await this.secrets.write(id, 'apiKey', apiKey);
    }
    return demo.map((realm) => ({
      ...realm,
      loginBaseUrl,
      apiBaseUrl,
      clientId: clientIdOf(realm.environment),
      routes: {},
      demo: true,
      readOnly: false,
    }));
  }

  async stop(): Promise<void> {
    (await this.#server?.catch(() => undefined))?.stop();
  }
}

const clientIdOf = (environment: Environment) => `demo-${environment}`;
const random = () => randomBytes(24).toString('base64url');
