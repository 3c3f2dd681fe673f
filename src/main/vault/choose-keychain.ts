/** Which keychain of this computer is trusted with secrets, and why, in words for the operator (C1, C2). */
import type { VaultBackend } from '../../shared/vault-status';
import type { Drawer } from './drawer';
import type { Vault } from './vault';

/** A keychain that has been tried and works. */
export interface Keychain {
  backend: VaultBackend;
  /** The vault whose ciphertext, or list of secrets, is in that drawer. */
  vaultFor(drawer: Drawer): Vault;
}

export type FindKeychain = () => Promise<Keychain | { problem: string }>;

/** `keychain` is null where secrets can only live in memory. */
export interface Choice {
  keychain: Keychain | null;
  explanation: string;
}

const names: Record<VaultBackend, string> = {
  'macos-keychain': 'the macOS keychain',
  'windows-dpapi': 'Windows data protection (DPAPI)',
  'gnome-libsecret': 'the GNOME keyring',
  kwallet: 'KWallet',
  'secret-service': "the desktop's Secret Service keyring",
  session: 'the memory of the app',
};
export const backendName = (backend: VaultBackend): string => names[backend];

/** Asks in the order given; the first that works is chosen. */
export async function chooseKeychain(finders: readonly FindKeychain[]): Promise<Choice> {
  const problems: string[] = [];
  for (const find of finders) {
    const found = await find();
    if (!('problem' in found)) return { keychain: found, explanation: explain(found.backend, problems) };
    problems.push(found.problem);
  }
  return { keychain: null, explanation: explainSession(problems) };
}

function explain(backend: VaultBackend, problems: readonly string[]): string {
  if (problems.length === 0) return `Secrets are encrypted with a key that ${names[backend]} holds.`;
  return `Secrets are kept in ${names[backend]}, because the app's own encryption cannot be used: ${problems.join('; ')}.`;
}

export const explainSession = (problems: readonly string[]): string =>
  `They must be typed again after a restart, because ${problems.join('; ')}.`;
