/**
 * The vault's file: for each keychain that ever sealed something, its ciphertext (or, where the keychain holds the secrets itself, only
 * which there are). Nothing in it can be read without that keychain.
 */
import { z } from 'zod';
import { vaultBackends } from '../../shared/vault-status';
import type { ContentKind } from '../storage/content-kind';
import { type Opened, openStored } from '../storage/open-stored';

const keyringSchema = z.strictObject({
  /** In the clear here, and sealed as a secret of its own: that the two agree is the fingerprint of the key (#14). */
  id: z.string(),
  backend: z.enum(vaultBackends),
  /** Service → account → ciphertext in base64, or '' where the keychain holds it. */
  secrets: z.record(z.string(), z.record(z.string(), z.string())),
});
export type KeyringRecord = z.output<typeof keyringSchema>;

const vaultFileSchema = z.strictObject({
  version: z.literal(1),
  /** The keyring in use, `session` when the operator chose to go on without one, null before anything was stored. */
  current: z.string().nullable(),
  keyrings: z.array(keyringSchema),
});
export type VaultContent = z.output<typeof vaultFileSchema>;

export const emptyVault: VaultContent = { version: 1, current: null, keyrings: [] };

const vaultFile: ContentKind<VaultContent> = {
  name: 'vault',
  label: 'secrets',
  version: 1,
  schema: vaultFileSchema,
  empty: emptyVault,
};

/** `folder` is the app's own folder; `now` is in epoch milliseconds. */
export const openVaultFile = (folder: string, now: number): Promise<Opened<VaultContent>> =>
  openStored(folder, vaultFile, now);
