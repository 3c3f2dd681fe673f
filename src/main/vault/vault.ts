/**
 * The port every keychain hides behind, shaped like keytar so that any keytar-compatible store fits.
 *
 * `service` is always `vaultService`; `account` is `<realm id>/<secret name>`. Reading a secret that is stored but cannot be read
 * throws `UnreadableSecretError`: it is never answered as if it were absent (#16). A keychain that does not answer, a locked one for
 * instance, throws a `vault-unavailable` Failure: that is no reason to type anything again.
 */
export interface Vault {
  setPassword(service: string, account: string, password: string): Promise<void>;
  getPassword(service: string, account: string): Promise<string | null>;
  /** Whether there was one. */
  deletePassword(service: string, account: string): Promise<boolean>;
  /** Every readable credential; accounts that cannot be read are left out. */
  findCredentials(service: string): Promise<Array<{ account: string; password: string }>>;
}

export const vaultService = 'Wych Consent Inspector';

/** Stored, but today's keychain does not open it: another key, or damaged bits. */
export class UnreadableSecretError extends Error {
  override readonly name = 'UnreadableSecretError';

  constructor(readonly account: string) {
    super(`The secret '${account}' cannot be read with this keychain.`);
  }
}

/** `findCredentials` for a vault that knows its accounts. */
export async function readableCredentials(
  vault: Pick<Vault, 'getPassword'>,
  service: string,
  accounts: readonly string[],
): Promise<Array<{ account: string; password: string }>> {
  const found: Array<{ account: string; password: string }> = [];
  for (const account of accounts) {
    const password = await vault.getPassword(service, account).catch((error: unknown) => {
      if (error instanceof UnreadableSecretError) return null;
      throw error;
    });
    if (password !== null) found.push({ account, password });
  }
  return found;
}
