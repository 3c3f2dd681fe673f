import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bridgeNames } from './src/shared/bridge';

/** The contract's names, so that preload and boot need neither a second list nor the schema library. */
const define = { __BRIDGE_NAMES__: JSON.stringify(bridgeNames) };

export default defineConfig({
  main: {
    define,
    build: {
      // Bundled dependencies start faster than a walk through node_modules; only the native one stays outside.
      externalizeDeps: { exclude: ['electron-store', 'zod', 'openid-client', 'hono', '@hono/node-server', 'jose'] },
      rollupOptions: { input: resolve('src/main/index.ts') },
    },
  },
  preload: {
    define,
    build: {
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed window loads CommonJS only.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react()],
    build: { rollupOptions: { input: resolve('src/renderer/index.html') } },
  },
});
