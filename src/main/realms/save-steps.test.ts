/** Editing a realm: when a stored secret may be kept, and what a failure or a crash in the middle leaves. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fail } from '../../shared/failure';
import { draft, edit, failure, testRegistry } from './for-tests';

type Setup = Awaited<ReturnType<typeof testRegistry>>;
let settings: Setup['settings'];
let secrets: Setup['secrets'];
let forgetTokens: Setup['forgetTokens'];
let registry: Setup['registry'];
let names: Setup['names'];

beforeEach(async () => {
  ({ settings, secrets, forgetTokens, registry, names } = await testRegistry());
});

describe('an edit', () => {
  beforeEach(async () => {
    await registry.save(draft());
    forgetTokens.mockClear();
  });

  test('of name, colour, environment, routes or the path of an address keeps secrets and tokens', async () => {
    const entry = await registry.save(
      edit('r1', {
        name: 'KIWI bank',
        accent: 'red',
        environment: 'production',
        routes: { list: '/consents' },
        loginBaseUrl: 'https://login.wych.example/auth',
        apiBaseUrl: 'https://api.wych.example/v2',
      }),
    );
    expect(entry.profile).toMatchObject({ name: 'KIWI bank', environment: 'production' });
    expect(entry.secrets).toEqual({ clientSecret: 'stored', apiKey: 'stored' });
    expect(forgetTokens).not.toHaveBeenCalled();
  });

  test.each([
    ['clientSecret', { loginBaseUrl: 'https://login.evil.example' }],
    ['clientSecret', { loginBaseUrl: 'https://login.wych.example:8443' }],
    ['clientSecret', { realmName: 'other' }],
    ['clientSecret', { clientId: 'other' }],
    ['apiKey', { apiBaseUrl: 'https://api.evil.example/v1' }],
  ] as const)('asks for the %s again with %j, for saving and for testing', async (field, change) => {
    await expect(registry.save(edit('r1', change))).rejects.toMatchObject(failure(field));
    await expect(registry.credentialsForDraft(edit('r1', change))).rejects.toMatchObject(failure(field));
    expect(registry.get('r1')).toEqual(
      expect.objectContaining({ loginBaseUrl: 'https://login.wych.example' }),
    );

    await registry.save(edit('r1', { ...change, [field]: 'typed-again' }));
    expect(registry.get('r1')).toMatchObject(change);
    expect(await secrets.read('r1', field)).toBe('typed-again');
    expect(forgetTokens).toHaveBeenCalledWith('r1');
  });

  test('of a secret alone replaces it and ends the tokens', async () => {
    await registry.save(edit('r1', { apiKey: 'second-key' }));
    expect(await secrets.read('r1', 'apiKey')).toBe('second-key');
    expect(await secrets.read('r1', 'clientSecret')).toBe('first-secret');
    expect(forgetTokens).toHaveBeenCalledWith('r1');
  });

  test('of a realm that is gone', async () => {
    await expect(registry.save(edit('r9'))).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });

  test('at no moment, so not after a crash either, does a secret stand beside an address it was not given for', async () => {
    const seen: string[] = [];
    const look = async () => {
      const { loginBaseUrl } = registry.get('r1');
      seen.push(
        `${new URL(loginBaseUrl).hostname} ${await secrets.read('r1', 'clientSecret').catch(() => null)}`,
      );
    };
    for (const act of ['write', 'forget'] as const) {
      const original = secrets[act].bind(secrets) as (...args: string[]) => Promise<void>;
      secrets[act] = async (...args: string[]) => {
        await original(...args);
        await look();
      };
    }
    await registry.save(edit('r1', { loginBaseUrl: 'https://new.example', clientSecret: 'new-secret' }));
    expect(seen).toEqual(['login.wych.example null', 'new.example new-secret']);
  });
});

describe('when a write fails, nothing is half saved', () => {
  const change = {
    loginBaseUrl: 'https://new.example',
    apiBaseUrl: 'https://new-api.example',
    clientSecret: 'new-secret',
    apiKey: 'new-key',
  };
  const refused = () => fail('vault-unavailable', 'The keychain does not answer.', 'Unlock it.');

  test.each([1, 2])('the vault, at write %i', async (at) => {
    await registry.save(draft());
    const before = registry.get('r1');
    const write = secrets.write.bind(secrets);
    let writes = 0;
    secrets.write = (...args) => (++writes === at ? Promise.reject(refused()) : write(...args));
    await expect(registry.save(edit('r1', change))).rejects.toMatchObject({
      failure: { kind: 'vault-unavailable' },
    });
    expect(registry.get('r1')).toEqual(before);
    expect(await secrets.read('r1', 'clientSecret')).toBe('first-secret');
    expect(await secrets.read('r1', 'apiKey')).toBe('first-key');
  });

  test.each([1, 2])('the vault, at write %i of a new realm', async (at) => {
    const write = secrets.write.bind(secrets);
    let writes = 0;
    secrets.write = (...args) => (++writes === at ? Promise.reject(refused()) : write(...args));
    await expect(registry.save(draft())).rejects.toMatchObject({ failure: { kind: 'vault-unavailable' } });
    expect(names()).toEqual([]);
    expect(await secrets.state('r1', 'clientSecret')).toBe('missing');
  });

  test('the settings', async () => {
    await registry.save(draft());
    const update = vi.spyOn(settings, 'update').mockImplementation(() => {
      throw fail('storage', 'The settings file cannot be written.', 'Mend it.');
    });
    await expect(registry.save(edit('r1', change))).rejects.toMatchObject({ failure: { kind: 'storage' } });
    update.mockRestore();
    expect(registry.get('r1').loginBaseUrl).toBe('https://login.wych.example');
    expect(await secrets.read('r1', 'clientSecret')).toBe('first-secret');
    expect(await secrets.read('r1', 'apiKey')).toBe('first-key');
    // The next change is not held up by the failed one.
    await expect(registry.save(edit('r1', { name: 'Again' }))).resolves.toBeDefined();
  });
});

describe('the credentials of a draft', () => {
  test('are the typed ones, or the stored ones of the very same servers', async () => {
    await registry.save(draft());
    expect(await registry.credentialsForDraft(edit('r1', { apiKey: 'typed' }))).toMatchObject({
      clientSecret: 'first-secret',
      apiKey: 'typed',
      profile: { id: 'r1' },
    });
    expect(await secrets.read('r1', 'apiKey')).toBe('first-key');
  });

  test('of a new realm must be typed', async () => {
    await expect(registry.credentialsForDraft(draft({ apiKey: '' }))).rejects.toMatchObject(
      failure('apiKey'),
    );
  });
});
