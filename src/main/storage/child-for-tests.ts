/** What only a process can show, such as what is left of it when it is killed: programs of the tests' own, built as the app is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect } from 'vitest';

// Below node_modules, so that `electron` is found.
const cache = join(import.meta.dirname, '../../../node_modules/.cache');

/** Where the program will be once the tests of this file begin: in a folder of this run's own, so that two runs do not meet. */
export function builtForTests(source: string): string {
  const name = basename(source, '.ts');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, `${name}-`));
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      build: { ssr: source, outDir, minify: false },
      ssr: { noExternal: true, external: ['electron', '@napi-rs/keyring'] },
    });
  }, 60_000);
  return join(outDir, `${name}.js`);
}

/** The lines that a program without an end said in full. Killed up to `within` ms after its first word, or, now and then, before it. */
export async function saidUntilKilled(
  program: string,
  args: readonly string[],
  within: number,
  env: Record<string, string> = {},
): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'close');
  const killIn = (ms: number) => setTimeout(() => child.kill('SIGKILL'), ms);
  let said = '';
  if (Math.random() < 0.1) killIn(Math.random() * 300);
  child.stdout.once('data', () => killIn(Math.random() * within));
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await exited) as [number | null];
  // Anything but the kill is a mistake of the program's.
  expect(code).toBeNull();
  return said.split('\n').slice(0, -1);
}
