import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    // Two cores, shared with whatever else runs: patience costs nothing, a flaky red does.
    testTimeout: 20_000,
    // Left to itself it takes one core less than there are: of two, one.
    maxWorkers: 2,
  },
});
