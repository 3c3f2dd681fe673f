import type { VaultBackend } from '../../../shared/vault-status';

/** How people know each keychain. */
export const backendName: Record<VaultBackend, string> = {
  'macos-keychain': 'macOS Keychain',
  'windows-dpapi': 'Windows Data Protection',
  'gnome-libsecret': 'GNOME Keyring',
  kwallet: 'KWallet',
  'secret-service': 'the Secret Service keyring',
  session: 'memory, for this run only',
};

/** The same at the start of a line or on its own. */
export const backendTitle = (backend: VaultBackend): string =>
  backend === 'session' ? 'Memory, for this run only' : backendName[backend].replace(/^the /, '');
