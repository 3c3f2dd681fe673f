import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { bridgeNames } from './src/shared/bridge';

/** The contract's names, so that preload and boot need neither a second list nor the schema library. */
const define = { __BRIDGE_NAMES__: JSON.stringify(bridgeNames) };

/**
 * The oldest runtime this must run on: the test runtime of scripts/electron-runtime (Electron 33). What ships is newer and loses nothing
 * by it.
 */
const target = { node: 'node20.18', window: 'chrome130' };

/**
 * electron-store brings a compiler of JSON schemas, 145 KB of it, for an option that we do not use: our schemas are zod's. Left out, the settings
 * open sooner. Whoever uses the option meets an error at once.
 */
const withoutJsonSchemas: Plugin = {
  name: 'without-json-schemas',
  enforce: 'pre',
  resolveId: (id) => (id === 'ajv/dist/2020.js' || id === 'ajv-formats' ? '\0no-json-schemas' : undefined),
  load: (id) =>
    id === '\0no-json-schemas' ? 'export const Ajv2020 = undefined; export default {};' : undefined,
};

/** The app's letters (`theme/letters.css`) are there before its first line is laid out. */
const preloadLetters: Plugin = {
  name: 'preload-letters',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => file.endsWith('.woff2'))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        })),
  },
};

export default defineConfig({
  main: {
    define,
    plugins: [withoutJsonSchemas],
    build: {
      target: target.node,
      // What is loaded must be parsed first: half the bytes, half of that.
      minify: true,
      // Bundled dependencies start faster than a walk through node_modules; only the native one stays outside.
      externalizeDeps: {
        exclude: [
          'csv-stringify',
          'electron-store',
          'zod',
          'openid-client',
          'hono',
          '@hono/node-server',
          'jose',
        ],
      },
      rollupOptions: { input: resolve('src/main/index.ts') },
    },
  },
  preload: {
    define,
    build: {
      target: target.node,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed window loads CommonJS only.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react(), preloadLetters],
    build: {
      target: target.window,
      minify: true,
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
