import { expect, test } from 'vitest';
import type { AppStatus } from '../../../shared/app-status';
import { createAppStore } from './app-store';

const vault = (state: 'ok' | 'changed') => ({ state }) as unknown as AppStatus['vault'];
const status = { vault: vault('ok'), preferences: {}, notices: [] } as unknown as AppStatus;

/** A main process that answers when it is told to, and tells of the vault when it is told to. */
function parts() {
  let answer = () => {};
  let tell: (vault: AppStatus['vault']) => void = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const store = createAppStore(
    {
      app: { status: () => answered.then(() => status), setPreferences: never, quit: never },
      vault: { acceptBackend: never },
      realms: { list: async () => [] },
      visits: { current: async () => ({ visit: null, ended: null }) },
      on: ((_event: string, listener: typeof tell) => {
        tell = listener;
        return () => {};
      }) as never,
    },
    () => {},
  );
  return { store, answer: () => answer(), tell: (told: AppStatus['vault']) => tell(told) };
}
const never = () => new Promise<never>(() => {});

test('what main tells of the vault before its first answer is there is not undone by that answer', async () => {
  const { store, answer, tell } = parts();
  const started = store.getState().start();
  tell(vault('changed'));
  answer();
  await started;
  expect(store.getState().status?.vault.state).toBe('changed');
});

test('what it tells later is taken at once', async () => {
  const { store, answer, tell } = parts();
  answer();
  await store.getState().start();
  expect(store.getState().status?.vault.state).toBe('ok');
  tell(vault('changed'));
  expect(store.getState().status?.vault.state).toBe('changed');
});
