import type { Environment } from '../../shared/realm-terms';

/** Main → simulator thread: which demo realms to serve, and with which credentials. */
export interface SimulatorOrder {
  realms: Array<{
    environment: Environment;
    clientId: string;
    clientSecret: string;
    apiKey: string;
    partnerId: string;
    appId: string;
  }>;
}

/** Simulator thread → main: where it listens. */
export interface SimulatorPlace {
  loginBaseUrl: string;
  apiBaseUrl: string;
}
