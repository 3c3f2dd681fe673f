/** The vault's file as a burglar or a bad disk would find it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vaultService } from '../../src/main/vault/vault';
import type { VaultContent } from '../../src/main/vault/vault-file';

export const hasVault = (profile: string): boolean => existsSync(join(profile, 'vault.json'));

export const readVault = (profile: string): VaultContent =>
  JSON.parse(readFileSync(join(profile, 'vault.json'), 'utf8')) as VaultContent;

/** Account → ciphertext of the keyring in use. */
export function sealedIn(content: VaultContent): Record<string, string> {
  const inUse = content.keyrings.find(({ id }) => id === content.current);
  return inUse?.secrets[vaultService] ?? {};
}

/** Changes the ciphertext of the keyring in use, in the file and in its copy, while the app is not running. */
export function editSealed(
  profile: string,
  change: (sealed: Record<string, string>) => Record<string, string>,
): void {
  const content = readVault(profile);
  const keyrings = content.keyrings.map((keyring) =>
    keyring.id === content.current
      ? { ...keyring, secrets: { ...keyring.secrets, [vaultService]: change(sealedIn(content)) } }
      : keyring,
  );
  for (const file of ['vault.json', 'vault.last-good.json'])
    writeFileSync(join(profile, file), JSON.stringify({ ...content, keyrings }));
}
