/**
 * The app's own vault, compiled on its own so that a test can load it into the main process of the running app: the real safeStorage with the
 * real key, the real cipher, drawer and envelope, on what the app has just written. Only the file is in memory.
 */
import { CipherVault } from '../../src/main/vault/cipher-vault';
import { Drawer } from '../../src/main/vault/drawer';
import { judgeOsEncryption, type SafeStorageApi } from '../../src/main/vault/os-cipher';
import { vaultService } from '../../src/main/vault/vault';
import type { VaultContent } from '../../src/main/vault/vault-file';
import { flipped } from './flipped';

export interface Flips {
  bits: number;
  /** Whether the secret opens as it is. */
  untouched: boolean;
  /** Bits whose flip the system's decryption does not notice. */
  opened: number[];
  /** Flips after which the vault gave any secret at all. */
  accepted: number;
}

export async function flipEveryBit(
  safeStorage: SafeStorageApi,
  content: VaultContent,
  account: string,
): Promise<Flips> {
  const found = await judgeOsEncryption(safeStorage, process.platform);
  if ('problem' in found) throw new Error(found.problem);
  const keyringId = content.current ?? '';
  const file = { value: content, update: () => Promise.reject(new Error('This file is not written.')) };
  const vault = new CipherVault(found.cipher, new Drawer(file as never, keyringId));
  const secrets = content.keyrings.find(({ id }) => id === keyringId)?.secrets[vaultService] ?? {};
  const sealed = secrets[account] ?? '';
  const opens = (ciphertext: string): Promise<boolean> => {
    secrets[account] = ciphertext;
    return vault.getPassword(vaultService, account).then(
      (value) => value !== null,
      () => false,
    );
  };
  const flips: Flips = { bits: 0, untouched: await opens(sealed), opened: [], accepted: 0 };
  for (; flips.bits < Buffer.from(sealed, 'base64').length * 8; flips.bits++) {
    const damaged = flipped(sealed, flips.bits);
    if ((await found.cipher.decrypt(Buffer.from(damaged, 'base64'))) !== null) flips.opened.push(flips.bits);
    if (await opens(damaged)) flips.accepted++;
  }
  return flips;
}
