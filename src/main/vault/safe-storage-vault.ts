/** The one place that touches Electron's safeStorage; all judgement is in os-cipher.ts, which needs no Electron to be tested. */
import { safeStorage } from 'electron';
import type { Keychain } from './choose-keychain';
import { CipherVault } from './cipher-vault';
import { judgeOsEncryption } from './os-cipher';

/** The keychain behind Electron's encryption, or why there is none. After `ready` only (#17). */
export async function findSafeStorage(): Promise<Keychain | { problem: string }> {
  const found = await judgeOsEncryption(safeStorage, process.platform);
  if ('problem' in found) return found;
  return { backend: found.backend, vaultFor: (drawer) => new CipherVault(found.cipher, drawer) };
}
