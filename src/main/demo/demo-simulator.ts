/**
 * The one simulator of this run, and the credentials made for it. It knows of no realm list and no secret store, so that it can be begun long
 * before those are loaded: a start into a demo realm waits for nothing as long as for the simulator.
 */
import { randomBytes } from 'node:crypto';
import type { Environment } from '../../shared/realm-terms';
import type { SimulatorOrder, SimulatorPlace } from './simulator-messages';

export const demoRealms = [
  { id: 'demo-sandbox', name: 'Demo Sandbox', environment: 'sandbox', realmName: 'sandbox', accent: 'teal' },
  {
    id: 'demo-production',
    name: 'Demo Production',
    environment: 'production',
    realmName: 'production',
    accent: 'orange',
  },
] as const;

/** The app that customers belong to, the same in both realms. */
export const demoApp = { partnerId: 'demo-partner', appId: 'demo-app' } as const;

export const isDemoRealm = (realmId: string): boolean => demoRealms.some(({ id }) => id === realmId);

/** A simulator that runs. */
export interface DemoServer extends SimulatorPlace {
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<void>;
  stop(): void;
}

export class DemoSimulator {
  #server: Promise<DemoServer> | undefined;
  readonly credentials = demoRealms.map(({ id, environment }) => ({
    id,
    environment,
    clientId: clientIdOf(environment),
    clientSecret: random(),
    apiKey: random(),
    ...demoApp,
  }));

  constructor(private readonly start: (order: SimulatorOrder) => Promise<DemoServer>) {}

  /** Starts it once; a failed start may be tried again, and so may one that has ended. */
  running(): Promise<DemoServer> {
    if (!this.#server) {
      this.#server = this.start({ realms: this.credentials.map(({ id: _, ...realm }) => realm) });
      const forget = () => {
        this.#server = undefined;
      };
      this.#server.then(({ ended }) => ended).then(forget, forget);
    }
    return this.#server;
  }

  async stop(): Promise<void> {
    (await this.#server?.catch(() => undefined))?.stop();
  }
}

export const clientIdOf = (environment: Environment) => `demo-${environment}`;
const random = () => randomBytes(24).toString('base64url');
