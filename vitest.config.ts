import { defineConfig } from 'vitest/config';
import { bridgeNames } from './src/shared/bridge';

export default defineConfig({
  define: { __BRIDGE_NAMES__: JSON.stringify(bridgeNames) },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    // Two cores, shared with whatever else runs: patience costs nothing, a flaky red does.
    testTimeout: 20_000,
  },
});
