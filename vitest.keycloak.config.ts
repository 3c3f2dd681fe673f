import { defineConfig } from 'vitest/config';

/** Tests of the login against a real Keycloak, which `npm run test:keycloak` starts around them. */
export default defineConfig({
  test: {
    include: ['src/main/wych/against/keycloak/**/*.test.ts'],
    testTimeout: 30_000,
    // They share one server, and what one file does to its realm the other must not see.
    fileParallelism: false,
  },
});
