/**
 * Judges whether the system's encryption is real before anything is entrusted to it.
 *
 * Without a keychain, Chromium on Linux still 'encrypts': with a key that is in its source code. It says so in two places, of which neither is
 * enough alone: the backend is called `basic_text`, and the ciphertext starts with `v10` (#13). From Electron 42 on the asynchronous API
 * says 'available' in any case. So a trial is sealed, looked at, and opened again.
 */
import { fail } from '../../shared/failure';
import type { VaultBackend } from '../../shared/vault-status';

/** What we use of Electron's safeStorage. The asynchronous half exists from Electron 42 on. */
export interface SafeStorageApi {
  isEncryptionAvailable(): boolean;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(ciphertext: Buffer): string;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(ciphertext: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
}

export interface OsCipher {
  encrypt(text: string): Promise<Buffer>;
  /**
   * Null when this key does not open it. `stale`: the system has a newer key, so seal it again. Throws a `vault-unavailable` Failure when the
   * keychain does not answer at the moment.
   */
  decrypt(ciphertext: Buffer): Promise<{ text: string; stale: boolean } | null>;
}

export type OsEncryption = { backend: VaultBackend; cipher: OsCipher } | { problem: string };

const linuxBackends: Readonly<Record<string, VaultBackend>> = {
  gnome_libsecret: 'gnome-libsecret',
  kwallet: 'kwallet',
  kwallet5: 'kwallet',
  kwallet6: 'kwallet',
};

/** Prefixes of ciphertext made with a key from a keychain. */
const keychainPrefixes = ['v11', 'v12'];

/** Call it after Electron's `ready` only (#17). Never throws. */
export async function judgeOsEncryption(
  api: SafeStorageApi,
  platform: NodeJS.Platform,
): Promise<OsEncryption> {
  try {
    // On Linux this also makes Chromium choose its backend, so it comes before asking for its name.
    const available = api.isEncryptionAvailable();
    const backend = backendOf(api, platform);
    if (!backend) return { problem: 'no keychain was found for this desktop' };
    if (!available) return { problem: "the desktop's keychain does not answer" };
    const cipher = cipherOf(api);
    const trial = 'trial';
    const ciphertext = await cipher.encrypt(trial);
    if (platform === 'linux' && !keychainPrefixes.includes(ciphertext.toString('latin1', 0, 3)))
      return { problem: "the desktop's keychain gives no key" };
    const opened = await cipher.decrypt(ciphertext);
    return opened?.text === trial
      ? { backend, cipher }
      : { problem: 'the keychain does not open what it sealed' };
  } catch {
    return { problem: 'the keychain refused to work' };
  }
}

function backendOf(api: SafeStorageApi, platform: NodeJS.Platform): VaultBackend | undefined {
  if (platform === 'darwin') return 'macos-keychain';
  if (platform === 'win32') return 'windows-dpapi';
  return linuxBackends[api.getSelectedStorageBackend?.() ?? ''];
}

function cipherOf(api: SafeStorageApi): OsCipher {
  return {
    encrypt: async (text) => {
      try {
        return (await api.encryptStringAsync?.(text)) ?? api.encryptString(text);
      } catch {
        throw keychainSilent();
      }
    },
    decrypt: async (ciphertext) => {
      try {
        const answer = await api.decryptStringAsync?.(ciphertext);
        if (answer) return { text: answer.result, stale: answer.shouldReEncrypt };
        return { text: api.decryptString(ciphertext), stale: false };
      } catch (error) {
        // Electron's own words, and the only sign it gives; the error itself is not kept.
        if (error instanceof Error && error.message.includes('temporarily unavailable'))
          throw keychainSilent();
        return null;
      }
    },
  };
}

/** The keychain is there but does not answer: locked, or its service is starting. */
export const keychainSilent = () =>
  fail('vault-unavailable', "This computer's keychain does not answer.", 'Unlock it and try again.', {
    retryable: true,
  });
