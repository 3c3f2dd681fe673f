import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    // Those want a Keycloak around them: vitest.keycloak.config.ts.
    exclude: [...configDefaults.exclude, 'src/main/wych/against/keycloak/**'],
    // It warns of what matters in production only.
    onConsoleLog: (log) => !log.includes('oidc-provider WARNING'),
    // Two cores, shared with whatever else runs: patience costs nothing, a flaky red does.
    testTimeout: 20_000,
    // Left to itself it takes one core less than there are: of two, one.
    maxWorkers: 2,
  },
});
