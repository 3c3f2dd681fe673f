/** Builds the printer's probe and starts it in real Electron. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { build } from 'vite';
import type { Failure } from '../../src/shared/failure';
import { electronPath } from '../support/launch';

interface ProbeGlobal {
  probe: {
    crashes: boolean;
    print(html: string, isLate: boolean): Promise<{ pdf?: string; failure?: Failure; cause?: string }>;
    left(): Promise<{ heard: string[]; windows: number; stored: string | null; cookies: number }>;
  };
}

export type PrintProbe = Awaited<ReturnType<typeof launchPrintProbe>>;

export async function launchPrintProbe() {
  const folder = mkdtempSync(join(tmpdir(), 'wych-print-probe-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      ssr: join(import.meta.dirname, 'probe.mjs'),
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
    },
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'print-probe', main: 'main.mjs' }));
  const electron = await _electron.launch({
    executablePath: electronPath(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      folder,
    ],
  });
  return {
    print: async (html: string, isLate = false) => {
      const { pdf, failure, cause } = await electron.evaluate(
        (_, [page, late]) => (globalThis as unknown as ProbeGlobal).probe.print(page, late),
        [html, isLate] as const,
      );
      return { failure, cause, pdf: pdf === undefined ? null : Buffer.from(pdf, 'base64') };
    },
    left: () => electron.evaluate(() => (globalThis as unknown as ProbeGlobal).probe.left()),
    crashNext: (crashes: boolean) =>
      electron.evaluate((_, now) => {
        (globalThis as unknown as ProbeGlobal).probe.crashes = now;
      }, crashes),
    close: async () => {
      await electron.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
