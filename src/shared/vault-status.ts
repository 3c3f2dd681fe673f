/** Where secrets are kept on this computer, and what the operator must know of it (C1, C2, C3). */
import { z } from 'zod';
import { realmIdSchema, secretFields } from './realm';

/** `session` keeps secrets in memory for this run only. */
export const vaultBackends = [
  'macos-keychain',
  'windows-dpapi',
  'gnome-libsecret',
  'kwallet',
  'secret-service',
  'session',
] as const;
export type VaultBackend = (typeof vaultBackends)[number];

export const vaultStatusSchema = z.strictObject({
  backend: z.enum(vaultBackends),
  /** `changed`: the keychain is not the one that sealed what is stored. Nothing is read or written until the operator decides. */
  state: z.enum(['open', 'changed']),
  /** The backend that sealed what is stored, when `changed`. */
  sealedBy: z.enum(vaultBackends).optional(),
  /** One or two sentences: which keychain, and why this one. */
  explanation: z.string(),
  /** Secrets that are stored but cannot be read, and must be typed again. */
  unreadable: z.array(z.strictObject({ realmId: realmIdSchema, field: z.enum(secretFields) })),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;
