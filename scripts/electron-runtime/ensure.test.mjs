import { expect, test, vi } from 'vitest';
import { ensureElectronRuntime } from './ensure.mjs';

/** @param {import('./runtime.mjs').Origin} origin */
const runtime = (origin) => ({ distPath: '/dist', executable: '/dist/electron', version: '45.0.0', origin });

test('the first source with a runtime is used, and the ones after it are not asked', async () => {
  const registry = vi.fn();
  const say = vi.fn();
  const sources = [async () => 'no override is set', async () => runtime('installed'), registry];

  expect(await ensureElectronRuntime({ sources, say })).toEqual(runtime('installed'));
  expect(registry).not.toHaveBeenCalled();
  expect(say.mock.calls).toEqual([['Electron 45.0.0: official, installed.']]);
});

test("the registry's runtime is said, in one line, to be for development and tests only", async () => {
  const say = vi.fn();
  await ensureElectronRuntime({ sources: [async () => runtime('registry')], say });
  expect(say).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('for development and tests only'));
});

test('with no runtime anywhere, every reason is told and what to do', async () => {
  const sources = [async () => 'not installed', async () => 'the download failed'];
  await expect(ensureElectronRuntime({ sources })).rejects.toThrow(
    /not installed; the download failed\. Point ELECTRON_OVERRIDE_DIST_PATH/,
  );
});
