import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { AuditRecord } from '../../shared/audit';
import { testFolder } from '../storage/for-tests';
import { canonicalJson, macOf, noMac } from './chain';
import { allOf, anything, appendAll, keyFrom, logFiles, sandbox } from './for-tests';

async function exporting(fileName: string | null) {
  const files = logFiles();
  const target = testFolder();
  const save = vi.fn(async () => (fileName === null ? null : join(target.path, fileName)));
  const log = files.open({ chooser: { save }, segmentBytes: 4000 });
  await log.append({
    kind: 'realm-unlocked',
    realm: sandbox,
    reason: '=1+1, "quoted"',
    requestIds: ['a', 'b'],
    details: { minutes: 15, by: 'name' },
  });
  await appendAll(log, 1, 30);
  const path = join(target.path, fileName ?? '');
  return { files, log, save, target, path, text: () => readFileSync(path, 'utf8') };
}

test('JSON Lines: each record as it is chained, so that whoever has the key can check the file', async () => {
  const { log, save, text, target } = await exporting('log.jsonl');
  const before = await allOf(log);
  expect(await log.exportLog({ format: 'jsonl', filter: anything })).toEqual({
    saved: true,
    fileName: 'log.jsonl',
  });
  expect(save).toHaveBeenCalledWith('Export the audit log', 'wych-audit-log-2026-01-05.jsonl', {
    name: 'JSON Lines',
    extension: 'jsonl',
  });
  const rows = text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { mac: string; record: AuditRecord });
  expect(rows.map(({ record }) => record)).toEqual(before);
  let previous = noMac;
  for (const { mac, record } of rows) {
    expect(macOf(keyFrom('vault'), previous, canonicalJson(record))).toBe(mac);
    previous = mac;
  }
  expect(target.files()).toEqual(['log.jsonl']);
});

test('a table: every cell goes through the row writer', async () => {
  const { files, text, path } = await exporting('log.csv');
  const csvLine = vi.fn((cells: readonly unknown[]) => cells.map((cell) => `[${cell ?? ''}]`).join(''));
  const log = files.open({ chooser: { save: async () => path }, rows: { csvLine }, segmentBytes: 4000 });
  await log.exportLog({ format: 'csv', filter: { ...anything, kinds: ['realm-unlocked'] } });
  const [head, row, ...rest] = text().split('\r\n');
  expect(head?.charCodeAt(0)).toBe(0xfeff);
  expect(head).toContain('[Time (UTC)][Who]');
  expect(row).toContain(
    '[2][2026-01-05T09:00:00.000Z][mere@till-7][1.2.3][realm-unlocked][Kiwi Bank][sandbox][sandbox]',
  );
  expect(row).toContain('[=1+1, "quoted"]');
  expect(row).toContain('[a b][by: name; minutes: 15]');
  expect(rest).toEqual(['']);
  expect(csvLine.mock.calls[0]?.[0]).toHaveLength(csvLine.mock.calls[1]?.[0].length ?? 0);
});

test('is recorded, with how many but not with what was sought', async () => {
  const { log } = await exporting('log.csv');
  await log.exportLog({ format: 'csv', filter: { ...anything, text: 'consent-1' } });
  const last = (await allOf(log)).at(-1);
  expect(last).toMatchObject({
    kind: 'audit-exported',
    outcome: 'saved',
    details: { format: 'csv', rows: 11, fileName: 'log.csv', filtered: true },
  });
  expect(JSON.stringify(last)).not.toContain('consent-1');
});

test('no place chosen: nothing happens', async () => {
  const { log } = await exporting(null);
  const before = await allOf(log);
  expect(await log.exportLog({ format: 'csv', filter: anything })).toEqual({ saved: false });
  expect(await allOf(log)).toEqual(before);
});

test('a place that cannot be written: a failure, and no trace', async () => {
  const { files, target } = await exporting('x');
  for (const place of [join(target.path, 'no-such-folder', 'log.csv'), '/dev/null/log.csv']) {
    const log = files.open({ chooser: { save: async () => place } });
    await expect(log.exportLog({ format: 'csv', filter: anything })).rejects.toMatchObject({
      failure: { kind: 'storage', message: expect.stringContaining('could not be exported') },
    });
  }
  expect(readdirSync(target.path)).toEqual([]);
});

test('a name that is taken meanwhile: the log says that it failed, and what has the name is left alone', async () => {
  const { files, path, target } = await exporting('log.csv');
  const rows = {
    csvLine: (cells: readonly unknown[]) => {
      // Once the file has been begun, which the titles come before.
      if (typeof cells[0] === 'number') mkdirSync(join(path, 'keep'), { recursive: true });
      return 'row';
    },
  };
  const log = files.open({ rows, chooser: { save: async () => path }, segmentBytes: 4000 });
  await expect(log.exportLog({ format: 'csv', filter: anything })).rejects.toMatchObject({
    failure: { kind: 'storage' },
  });
  expect((await allOf(log)).slice(-2)).toMatchObject([
    { kind: 'audit-exported', outcome: 'saved' },
    { kind: 'audit-exported', outcome: 'failed' },
  ]);
  expect(target.files()).toEqual(['log.csv']);
  expect(readdirSync(path)).toEqual(['keep']);
});

test('an export that cannot be recorded is not made', async () => {
  const { files, log, target } = await exporting('log.csv');
  const rows = {
    csvLine: () => {
      // From now on the log cannot be written.
      rmSync(files.head, { recursive: true, force: true });
      mkdirSync(files.head);
      return 'row';
    },
  };
  await log.close();
  const other = files.open({ rows, chooser: { save: async () => join(target.path, 'log.csv') } });
  await expect(other.exportLog({ format: 'csv', filter: anything })).rejects.toMatchObject({
    failure: { kind: 'storage' },
  });
  expect(target.files()).toEqual([]);
});
