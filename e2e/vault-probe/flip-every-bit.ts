/** Takes the probe into the main process of the running app. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { build } from 'vite';
import type { VaultContent } from '../../src/main/vault/vault-file';
import type { Flips } from './probe';

export async function flipEveryBit(
  electron: ElectronApplication,
  content: VaultContent,
  account: string,
): Promise<Flips> {
  const outDir = mkdtempSync(join(tmpdir(), 'wych-vault-probe-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        outDir,
        minify: false,
        ssr: join(import.meta.dirname, 'probe.ts'),
        rollupOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'probe.cjs' } },
      },
    });
    return await electron.evaluate(
      ({ safeStorage }, { file, ...input }) => {
        const { createRequire } = process.getBuiltinModule('node:module');
        const probe = createRequire(file)(file) as typeof import('./probe');
        return probe.flipEveryBit(safeStorage, input.content, input.account);
      },
      { file: join(outDir, 'probe.cjs'), content, account },
    );
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
