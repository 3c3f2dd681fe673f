/** What tests of this folder put in the place of time, Electron's sessions and the vault. */
import type { RealmProfile, SecretState } from '../../shared/realm';
import type { Clock } from '../clock';
import type { RealmSecrets, SecretName } from '../vault/realm-secrets';
import type { Fetch, Transport } from './network-door-ports';
import type { CallWatch } from './network-door-watch';

/** Stands still until it is told. */
export class FakeClock implements Clock {
  #time = Date.parse('2026-01-05T09:00:00Z');
  readonly #sleepers = new Set<{ until: number; wake: () => void }>();

  now = (): number => this.#time;

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = { until: this.#time + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason);
      });
    });
  }

  /** Backwards too, as when the operator sets the clock; that wakes nobody. */
  advance(ms: number): void {
    this.#time += ms;
    for (const sleeper of this.#sleepers)
      if (sleeper.until <= this.#time) {
        this.#sleepers.delete(sleeper);
        sleeper.wake();
      }
  }

  /** How long each sleeper still has, in milliseconds. */
  get pending(): number[] {
    return [...this.#sleepers].map(({ until }) => until - this.#time);
  }
}

/** Every request over the same fetch. */
export const plainTransport = (fetch: Fetch): Transport => ({
  read: fetch,
  write: (exchange) => exchange(fetch),
});

/** Writes down all that is told of a call, each under its name. */
export function watchInto(told: unknown[][], name: string): CallWatch {
  told.push([name, 'asked']);
  return {
    sent: () => told.push([name, 'sent']),
    headers: (status) => told.push([name, 'headers', status]),
    answered: ({ status }, bytes) => told.push([name, 'answered', status, bytes]),
    failed: (kind) => told.push([name, 'failed', kind]),
  };
}

export class MemorySecrets implements RealmSecrets {
  readonly values = new Map<string, string>();
  /** Set to make the keychain fail. */
  broken: Error | null = null;

  async read(realmId: string, name: SecretName): Promise<string | null> {
    if (this.broken && name.startsWith('token:')) throw this.broken;
    return this.values.get(`${realmId}/${name}`) ?? null;
  }
  async write(realmId: string, name: SecretName, value: string): Promise<void> {
    if (this.broken) throw this.broken;
    this.values.set(`${realmId}/${name}`, value);
  }
  async forget(realmId: string, name: SecretName): Promise<void> {
    if (this.broken) throw this.broken;
    this.values.delete(`${realmId}/${name}`);
  }
  async forgetRealm(realmId: string): Promise<void> {
    for (const key of this.values.keys()) if (key.startsWith(`${realmId}/`)) this.values.delete(key);
  }
  async state(realmId: string, field: SecretName): Promise<SecretState> {
    return this.values.has(`${realmId}/${field}`) ? 'stored' : 'missing';
  }
}

/** A demo realm's profile, for whatever server a test has started. */
export const profileFor = (
  server: { loginBaseUrl: string; apiBaseUrl: string },
  more: Partial<RealmProfile> = {},
): RealmProfile => ({
  id: 'sandbox',
  name: 'Sandbox',
  environment: 'sandbox',
  loginBaseUrl: server.loginBaseUrl,
  realmName: 'sandbox',
  apiBaseUrl: server.apiBaseUrl,
  clientId: 'client',
  accent: 'teal',
  routes: {},
  demo: true,
  readOnly: false,
  ...more,
});
