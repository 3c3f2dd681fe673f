/** A page of bench/probes that must be built first, because it is written with libraries. Null where one of them is not installed. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { BenchApp } from './app';
import { startProbe } from './probe';

const probes = join(import.meta.dirname, '../probes');

export async function startBuiltProbe(name: string, libraries: readonly string[]): Promise<BenchApp | null> {
  if (!libraries.every(isInstalled)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'wych-bench-built-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: probes,
    // A page of file:// has no root.
    base: './',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: join(probes, name, 'index.html') } },
  });
  // Not a module, so it is left where it was.
  cpSync(join(probes, 'rows'), join(folder, 'rows'), { recursive: true });
  const probe = await startProbe(join(folder, name, 'index.html'));
  return {
    ...probe,
    close: async () => {
      await probe.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isInstalled(library: string): boolean {
  try {
    createRequire(import.meta.url).resolve(library);
    return true;
  } catch {
    return false;
  }
}
