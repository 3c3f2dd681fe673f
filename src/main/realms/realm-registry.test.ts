import { beforeEach, describe, expect, test, vi } from 'vitest';
import { usualSort } from '../../shared/columns';
import { draft, edit, failure, testRegistry } from './for-tests';

type Setup = Awaited<ReturnType<typeof testRegistry>>;
let settings: Setup['settings'];
let secrets: Setup['secrets'];
let forgetTokens: Setup['forgetTokens'];
let registry: Setup['registry'];
let registryWith: Setup['registryWith'];
let names: Setup['names'];

beforeEach(async () => {
  ({ settings, secrets, forgetTokens, registry, registryWith, names } = await testRegistry());
});

describe('a new realm', () => {
  test('is listed with its secrets stored, and its profile holds none', async () => {
    const entry = await registry.save(draft({ clientSecret: ' first-secret\n' }));
    expect(entry.secrets).toEqual({ clientSecret: 'stored', apiKey: 'stored' });
    expect(await registry.list()).toEqual([entry]);
    expect(registry.get('r1')).toMatchObject({ name: 'Kiwi Bank', demo: false });
    expect(await secrets.read('r1', 'clientSecret')).toBe('first-secret');
    expect(JSON.stringify(settings.value)).not.toMatch(/first-secret|first-key/);
  });

  test.each(['clientSecret', 'apiKey'] as const)('needs its %s', async (field) => {
    await expect(registry.save(draft({ [field]: '' }))).rejects.toMatchObject(failure(field));
    expect(names()).toEqual([]);
  });

  test.each(['Kiwi Bank', ' KIWI BANK ', 'kiwi bank'])('may not be named %j a second time', async (name) => {
    await registry.save(draft());
    await expect(registry.save(draft({ name }))).rejects.toMatchObject(failure('name'));
  });

  test.each(['name', 'clientId', 'partnerId', 'apiBaseUrl'] as const)(
    'is refused with its secret pasted into %s, and the secret is not repeated',
    async (field) => {
      const secret = 'pasted-canary';
      const value =
        field === 'apiBaseUrl' ? `https://api.wych.example/${secret}` : `x ${secret}`.replace(' ', '-');
      const saving = registry.save(draft({ [field]: value, apiKey: secret }));
      await expect(saving).rejects.toMatchObject(failure(field));
      await expect(saving).rejects.not.toThrow(/pasted-canary/);
      expect(names()).toEqual([]);
    },
  );

  test('saved by two clicks at once is saved once', async () => {
    const results = await Promise.allSettled([registry.save(draft()), registry.save(draft())]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(names()).toEqual(['Kiwi Bank']);
  });

  test.each(['loginBaseUrl', 'apiBaseUrl'] as const)(
    'http to loopback in %s is for builds that say so',
    async (field) => {
      const local = draft({ [field]: 'http://127.0.0.1:9000' });
      await expect(registry.save(local)).rejects.toMatchObject(failure(field, 'insecure-address'));
      await expect(registry.credentialsForDraft(local)).rejects.toMatchObject(
        failure(field, 'insecure-address'),
      );
      expect(names()).toEqual([]);
      await expect(registryWith(true).save(local)).resolves.toBeDefined();
    },
  );

  test('http to anywhere else is refused in every build, even past the form', async () => {
    const past = { ...draft(), loginBaseUrl: 'http://login.wych.example' };
    await expect(registryWith(true).save(past)).rejects.toMatchObject(
      failure('loginBaseUrl', 'insecure-address'),
    );
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await registry.save(draft({ name: 'A' }));
    await registry.save(draft({ name: 'B' }));
    await registry.save(draft({ name: 'C' }));
  });

  test('a copy stands after its original, with a name of its own and no secrets', async () => {
    const copy = await registry.duplicate('r1');
    expect(copy.secrets).toEqual({ clientSecret: 'missing', apiKey: 'missing' });
    await registry.duplicate('r1');
    expect(names()).toEqual(['A', 'A (copy 2)', 'A (copy)', 'B', 'C']);
    // It may be pointed elsewhere without secrets: there is none to be sent there.
    const { id } = copy.profile;
    await registry.save(edit(id, { name: 'A (copy)', loginBaseUrl: 'https://other.example' }));
    expect(await secrets.state(id, 'clientSecret')).toBe('missing');
  });

  test('a copy of the longest name fits, and keeps characters whole', async () => {
    const entry = await registry.save(draft({ name: '🥝'.repeat(30) }));
    const copy = await registry.duplicate(entry.profile.id);
    expect(copy.profile.name).toBe(`${'🥝'.repeat(26)} (copy)`);
  });

  test('a token that was asked for while its realm was removed is forgotten too', async () => {
    const { profile } = await registry.save(draft({ name: 'Short-lived' }));
    const stillThere: boolean[] = [];
    forgetTokens.mockImplementation(async () => void stillThere.push(names().includes('Short-lived')));
    await registry.remove(profile.id);
    expect(stillThere.at(-1)).toBe(false);
  });

  test('removing takes secrets and tokens along', async () => {
    const left = await registry.remove('r2');
    expect(left.map(({ profile }) => profile.name)).toEqual(['A', 'C']);
    expect(await secrets.state('r2', 'clientSecret')).toBe('missing');
    expect(forgetTokens).toHaveBeenLastCalledWith('r2');
    await expect(registry.remove('r2')).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });

  test('removing takes its saved views along, also one that cannot be read, and no other; a copy gets none', async () => {
    const view = { id: 'v1', name: 'Mine', query: '', columns: [], sort: usualSort };
    const others = [{ ...view, realmId: 'r1' }, { ...view, realmId: null }, { id: 'v9' }, null];
    const mine = [
      { ...view, realmId: 'r2' },
      { realmId: 'r2', query: { version: 2 } },
    ];
    settings.update((content) => ({ ...content, views: [...mine, ...others] }));
    await registry.duplicate('r2');
    expect(settings.value.views).toEqual([...mine, ...others]);
    await registry.remove('r2');
    expect(settings.value.views).toEqual(others);
  });

  test('is ordered as asked; what is not named comes after, unknown ids are passed over', async () => {
    await registry.reorder(['r3', 'r9', 'r1']);
    expect(names()).toEqual(['C', 'A', 'B']);
  });

  test('tells of every change', async () => {
    const listener = vi.fn();
    const stop = registry.onChange(listener);
    await registry.reorder(['r3']);
    await registry.duplicate('r1');
    await registry.remove('r1');
    await registry.save(draft({ name: 'A' })).catch(() => undefined);
    expect(listener).toHaveBeenCalledTimes(4);
    stop();
    await registry.reorder(['r2']);
    expect(listener).toHaveBeenCalledTimes(4);
  });
});

describe('demo realms', () => {
  const demo = (port: number) => {
    const { clientSecret: _secret, apiKey: _key, id: _id, ...fields } = draft({ name: 'Demo' });
    const address = `http://127.0.0.1:${port}`;
    return [{ ...fields, id: 'demo', loginBaseUrl: address, apiBaseUrl: address, demo: true }];
  };

  test('are added once; later runs move their addresses and end their tokens, and keep name and place', async () => {
    await registry.addDemo(demo(1));
    await registry.save(draft());
    const address = 'http://127.0.0.1:1';
    await registry.save(edit('demo', { name: 'My demo', loginBaseUrl: address, apiBaseUrl: address }));
    forgetTokens.mockClear();
    await registry.addDemo(demo(2));
    expect(names()).toEqual(['My demo', 'Kiwi Bank']);
    expect(registry.get('demo')).toMatchObject({ loginBaseUrl: 'http://127.0.0.1:2', demo: true });
    expect(forgetTokens).toHaveBeenCalledWith('demo');
  });

  test("find another name where the operator's own realm has theirs", async () => {
    await registry.save(draft({ name: 'demo' }));
    await registry.addDemo(demo(1));
    expect(names()).toEqual(['demo', 'Demo (2)']);
  });

  test('cannot be pointed elsewhere, and a copy is no demo', async () => {
    await registry.addDemo(demo(1));
    const away = { name: 'Demo', apiBaseUrl: 'https://api.wych.example', loginBaseUrl: 'http://127.0.0.1:1' };
    await expect(registry.save(edit('demo', away))).rejects.toMatchObject(failure('apiBaseUrl'));
    expect((await registry.duplicate('demo')).profile.demo).toBe(false);
  });
});
