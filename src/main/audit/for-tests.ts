/** Logs on real files. Only the vault's keys and the file chooser are the test's own. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AuditEntry, AuditFilter } from '../../shared/audit';
import { testFolder } from '../storage/for-tests';
import { type AppKey, keyFingerprint } from '../vault/app-keys';
import { FakeClock } from '../wych/network-door-testing';
import { FileAuditLog, type FileAuditLogOptions } from './file-audit-log';
import { logFolder } from './segments';

export const keyFrom = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Outlives the logs that are opened with it, as a vault does. */
export class TestKeys {
  readonly notes = new Map<string, string>();

  constructor(
    public key: Buffer = keyFrom('vault'),
    public lasting = true,
  ) {}

  async get(): Promise<AppKey> {
    return { key: this.key, lasting: this.lasting };
  }
  async note(name: string): Promise<string | null> {
    return this.lasting ? (this.notes.get(name) ?? null) : null;
  }
  async keepNote(name: string, text: string): Promise<boolean> {
    if (this.lasting) this.notes.set(name, text);
    return this.lasting;
  }
}

export const anything: AuditFilter = { text: '', kinds: [], realmId: null, from: null, to: null };

export const sandbox = { id: 'sandbox', name: 'Kiwi Bank', environment: 'sandbox' } as const;

export const entryNumber = (n: number): AuditEntry => ({
  kind: 'revocation-intended',
  realm: sandbox,
  consentId: `consent-${n}`,
  runId: 'run-1',
});

/** A folder with a log in it, and what a test does to its files. */
export function logFiles(path = testFolder().path) {
  const folder = logFolder(path);
  const keys = new TestKeys();
  const clock = new FakeClock();
  const open = (more: Partial<FileAuditLogOptions> = {}): FileAuditLog => {
    const log = FileAuditLog.open({
      folder: path,
      keys,
      clock,
      actor: 'mere@till-7',
      appVersion: '1.2.3',
      chooser: { save: async () => null },
      rows: { csvLine: (cells) => `${cells.map((cell) => cell ?? '').join(',')}\r\n` },
      ...more,
    });
    onTestFinished(() => log.close().catch(() => {}));
    return log;
  };
  return {
    path,
    folder,
    keys,
    clock,
    open,
    file: (name: string) => join(folder, name),
    head: join(path, 'audit-head.json'),
    names: () => (existsSync(folder) ? readdirSync(folder).sort() : []),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    bytes: (name: string) => readFileSync(join(folder, name)),
    write: (name: string, content: string | Uint8Array) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), content);
    },
    lines: (name: string) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1),
    /** The same log in another folder, with the same vault. */
    copy: () => {
      const copied = logFiles();
      cpSync(path, copied.path, { recursive: true });
      for (const note of keys.notes) copied.keys.notes.set(...note);
      return copied;
    },
  };
}
export type LogFiles = ReturnType<typeof logFiles>;

/** What somebody without the key does so that macs and seals are not checked: a file and the head claim a key that nobody has. */
export function claimOtherKey(files: LogFiles, name: string): void {
  const named = `"key":"${keyFingerprint(files.keys.key)}"`;
  const other = '"key":"deadbeefdeadbeef"';
  files.write(name, files.read(name).replace(named, other));
  writeFileSync(files.head, readFileSync(files.head, 'utf8').replaceAll(named, other));
}

/** Appends one after the other: each is a write of its own. */
export async function appendAll(log: FileAuditLog, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++) await log.append(entryNumber(n));
}

/** Every record that the log gives, oldest first. */
export async function allOf(log: FileAuditLog, filter = anything) {
  const records = [];
  for await (const { record } of log.records(filter)) records.push(record);
  return records;
}
