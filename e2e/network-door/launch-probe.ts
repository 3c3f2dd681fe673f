/** Builds the probe once and starts it in real Electron, each time with a profile folder of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { build } from 'vite';
import { electronPath } from '../support/launch';

export interface ProbeCall {
  url: string;
  method: 'GET' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
  origin?: string;
}

export interface ProbeAnswer {
  status?: number;
  body?: string;
  failure?: { kind: string; message: string };
}

interface ProbeGlobal {
  probe: {
    send(call: ProbeCall): Promise<ProbeAnswer>;
    fetch(call: ProbeCall): Promise<ProbeAnswer>;
    trustAnyCertificate(): Promise<void>;
    setProxy(proxyRules: string): Promise<void>;
    tellProxy(credentials: { user: string; password: string }): void;
    inspect(): Promise<{ cookies: number; storedOnDisk: number }>;
  };
}

export async function buildProbe(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'wych-probe-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      outDir,
      ssr: join(import.meta.dirname, 'probe.mjs'),
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
    },
  });
  writeFileSync(
    join(outDir, 'package.json'),
    JSON.stringify({ name: 'network-door-probe', main: 'main.mjs' }),
  );
  return outDir;
}

export async function launchProbe(directory: string, ...args: string[]): Promise<Probe> {
  const profile = mkdtempSync(join(tmpdir(), 'wych-probe-profile-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    executablePath: electronPath(),
    args: [...sandbox, `--user-data-dir=${profile}`, directory, ...args],
  });
  return new Probe(electron, profile);
}

export class Probe {
  constructor(
    private readonly electron: ElectronApplication,
    readonly profile: string,
  ) {}

  send(call: ProbeCall): Promise<ProbeAnswer> {
    return this.electron.evaluate((_, sent) => (globalThis as unknown as ProbeGlobal).probe.send(sent), call);
  }

  fetch(call: ProbeCall): Promise<ProbeAnswer> {
    return this.electron.evaluate(
      (_, sent) => (globalThis as unknown as ProbeGlobal).probe.fetch(sent),
      call,
    );
  }

  trustAnyCertificate(): Promise<void> {
    return this.electron.evaluate(() => (globalThis as unknown as ProbeGlobal).probe.trustAnyCertificate());
  }

  setProxy(proxyRules: string): Promise<void> {
    return this.electron.evaluate(
      (_, rules) => (globalThis as unknown as ProbeGlobal).probe.setProxy(rules),
      proxyRules,
    );
  }

  tellProxy(credentials: { user: string; password: string }): Promise<void> {
    return this.electron.evaluate(
      (_, told) => (globalThis as unknown as ProbeGlobal).probe.tellProxy(told),
      credentials,
    );
  }

  inspect(): Promise<{ cookies: number; storedOnDisk: number }> {
    return this.electron.evaluate(() => (globalThis as unknown as ProbeGlobal).probe.inspect());
  }

  /** Ends the app; what it has written stays in `profile` until `close`. */
  quit(): Promise<void> {
    return this.electron.close();
  }

  async close(): Promise<void> {
    await this.quit();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
