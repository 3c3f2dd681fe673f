import type { Vault } from './vault';

/** Keeps secrets in memory for this run, where no keychain can be trusted with them (C2). Nothing reaches the disk. */
export class SessionVault implements Vault {
  readonly #services = new Map<string, Map<string, string>>();

  async setPassword(service: string, account: string, password: string): Promise<void> {
    const accounts = this.#services.get(service) ?? new Map<string, string>();
    this.#services.set(service, accounts.set(account, password));
  }

  async getPassword(service: string, account: string): Promise<string | null> {
    return this.#services.get(service)?.get(account) ?? null;
  }

  async deletePassword(service: string, account: string): Promise<boolean> {
    return this.#services.get(service)?.delete(account) ?? false;
  }

  accounts(service: string): string[] {
    return [...(this.#services.get(service)?.keys() ?? [])];
  }

  async findCredentials(service: string): Promise<Array<{ account: string; password: string }>> {
    return [...(this.#services.get(service) ?? [])].map(([account, password]) => ({ account, password }));
  }
}
