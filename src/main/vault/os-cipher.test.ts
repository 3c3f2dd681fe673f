import { describe, expect, test } from 'vitest';
import { judgeOsEncryption, type SafeStorageApi } from './os-cipher';

/** As Electron 33 behaves on Linux with a keyring; the tests say what differs. */
function api(differences: Partial<SafeStorageApi> = {}, prefix = 'v11'): SafeStorageApi {
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => Buffer.from(prefix + Buffer.from(text).toString('base64')),
    decryptString: (ciphertext) => Buffer.from(ciphertext.toString().slice(3), 'base64').toString(),
    ...differences,
  };
}
const judged = async (
  differences: Partial<SafeStorageApi>,
  prefix?: string,
  platform: NodeJS.Platform = 'linux',
) => {
  const found = await judgeOsEncryption(api(differences, prefix), platform);
  return 'problem' in found ? 'refused' : found.backend;
};

describe('on Linux', () => {
  test.each([
    ['gnome_libsecret', 'gnome-libsecret'],
    ['kwallet', 'kwallet'],
    ['kwallet5', 'kwallet'],
    ['kwallet6', 'kwallet'],
    ['basic_text', 'refused'],
    ['unknown', 'refused'],
    ['', 'refused'],
  ])('backend %j: %s', async (backend, expected) => {
    expect(await judged({ getSelectedStorageBackend: () => backend })).toBe(expected);
  });

  test.each([
    ['v10', 'refused'],
    ['v12', 'gnome-libsecret'],
    ['abc', 'refused'],
  ])('ciphertext that starts with %s: %s', async (prefix, expected) => {
    expect(await judged({}, prefix)).toBe(expected);
  });

  test('a keyring that does not answer', async () => {
    expect(await judged({ isEncryptionAvailable: () => false })).toBe('refused');
  });

  test('a keyring that throws, or opens something else than it sealed', async () => {
    const refuses = () => {
      throw new Error('no');
    };
    expect(await judged({ isEncryptionAvailable: refuses })).toBe('refused');
    expect(await judged({ encryptString: refuses })).toBe('refused');
    expect(await judged({ decryptString: refuses })).toBe('refused');
    expect(await judged({ decryptString: () => 'garbage' })).toBe('refused');
  });

  test('the asynchronous API that says yes to anything is judged by its ciphertext', async () => {
    const sync = api({}, 'v10');
    const async: Partial<SafeStorageApi> = {
      encryptStringAsync: async (text) => sync.encryptString(text),
      decryptStringAsync: async (text) => ({ result: sync.decryptString(text), shouldReEncrypt: false }),
    };
    expect(await judged(async, 'v11')).toBe('refused');
  });
});

test('macOS and Windows have one keychain each, and v10 is their own prefix', async () => {
  const noName = { getSelectedStorageBackend: () => 'never asked' };
  expect(await judged(noName, 'v10', 'darwin')).toBe('macos-keychain');
  expect(await judged(noName, 'v10', 'win32')).toBe('windows-dpapi');
});

describe('the cipher', () => {
  const cipherOf = async (differences: Partial<SafeStorageApi>) => {
    const found = await judgeOsEncryption(api(), 'linux');
    if ('problem' in found) throw new Error(found.problem);
    const broken = await judgeOsEncryption({ ...api(), ...differences }, 'linux');
    return 'problem' in broken ? found.cipher : broken.cipher;
  };

  test('prefers the asynchronous API, and passes on that a newer key is there', async () => {
    const { decryptString, encryptString } = api();
    const cipher = await cipherOf({
      encryptStringAsync: async (text) => encryptString(text),
      decryptStringAsync: async (text) => ({ result: decryptString(text), shouldReEncrypt: true }),
    });
    expect(await cipher.decrypt(await cipher.encrypt('hello'))).toEqual({ text: 'hello', stale: true });
  });

  test('another key is null; a keychain that is locked for now is a failure to try again', async () => {
    let message = '';
    const differences: Partial<SafeStorageApi> = {
      decryptString: (ciphertext) => {
        if (message) throw new Error(message);
        return api().decryptString(ciphertext);
      },
    };
    const cipher = await cipherOf(differences);
    message = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.';
    expect(await cipher.decrypt(Buffer.from('v11xyz'))).toBeNull();
    message = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';
    await expect(cipher.decrypt(Buffer.from('v11xyz'))).rejects.toMatchObject({
      failure: { kind: 'vault-unavailable', retryable: true },
    });
  });
});
