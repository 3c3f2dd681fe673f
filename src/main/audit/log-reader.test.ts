import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AuditEntry, AuditFilter } from '../../shared/audit';
import type { FileAuditLog } from './file-audit-log';
import { allOf, anything, appendAll, entryNumber, type LogFiles, logFiles, sandbox } from './for-tests';

const production = { id: 'production', name: 'Tūī Bank', environment: 'production' } as const;
const isEntry = ({ kind }: { kind: string }) => kind !== 'log-started' && kind !== 'log-damaged';

/** Every page, by following `next`. */
async function pages(log: FileAuditLog, limit: number, filter = anything) {
  const all = [];
  for (let before: number | null = null; ; ) {
    const page = await log.read({ before, limit, filter });
    all.push(page);
    expect(page.records.length).toBeLessThanOrEqual(limit);
    if (page.next === null) return all;
    before = page.next;
  }
}
const seqs = (all: Awaited<ReturnType<typeof pages>>) =>
  all.flatMap(({ records }) => records.map(({ seq }) => seq));

test('newest first, page by page, over all files, each record once', async () => {
  const files = logFiles();
  const log = files.open({ segmentBytes: 2000 });
  await appendAll(log, 1, 40);
  const total = 40 + files.names().length;
  expect(files.names().length).toBeGreaterThan(4);
  const descending = Array.from({ length: total }, (_, index) => total - index);
  for (const limit of [1, 7, total - 1, total, 200]) {
    const all = await pages(log, limit);
    expect(seqs(all)).toEqual(descending);
    expect(all.every((page) => page.total === total)).toBe(true);
    // No empty page at the end.
    expect(all).toHaveLength(Math.ceil(total / limit));
  }
  expect((await allOf(log)).map(({ seq }) => seq)).toEqual(descending.toReversed());
});

test('what is appended between two pages does not move the second', async () => {
  const log = logFiles().open();
  await appendAll(log, 1, 10);
  const first = await log.read({ before: null, limit: 5, filter: anything });
  await appendAll(log, 11, 20);
  const second = await log.read({ before: first.next, limit: 5, filter: anything });
  expect(seqs([first, second])).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  expect(second.total).toBe(21);
});

describe('filters', () => {
  const entries: AuditEntry[] = [
    { kind: 'realm-unlocked', realm: production, reason: 'Month’s end', details: { minutes: 15 } },
    { kind: 'revocation-intended', realm: production, consentId: 'CNS-1', runId: 'run-9', ticket: 'OPS-77' },
    {
      kind: 'revocation-outcome',
      realm: production,
      consentId: 'CNS-1',
      outcome: 'revoked',
      requestIds: ['req-ÄB'],
    },
    { kind: 'revocation-intended', realm: sandbox, consentId: 'CNS-2' },
    { kind: 'plan-opened', details: { hash: 'beef', minutes: 3 } },
  ];
  test.each<[string, Partial<AuditFilter>, string[]]>([
    [
      'none',
      {},
      ['plan-opened', 'revocation-intended', 'revocation-outcome', 'revocation-intended', 'realm-unlocked'],
    ],
    ['a kind', { kinds: ['plan-opened'] }, ['plan-opened']],
    ['kinds', { kinds: ['plan-opened', 'realm-unlocked'] }, ['plan-opened', 'realm-unlocked']],
    ['a realm', { realmId: 'sandbox' }, ['revocation-intended']],
    ['an id, case folded', { text: 'cns-1' }, ['revocation-outcome', 'revocation-intended']],
    ['a ticket', { text: ' ops-77 ' }, ['revocation-intended']],
    ['a reason', { text: 'MONTH’S' }, ['realm-unlocked']],
    ['a realm’s name', { text: 'tūī' }, ['revocation-outcome', 'revocation-intended', 'realm-unlocked']],
    ['a request id', { text: 'req-äb' }, ['revocation-outcome']],
    ['a detail', { text: 'BEEF' }, ['plan-opened']],
    ['a number', { text: '15' }, ['realm-unlocked']],
    ['the name of a field, which is no content', { text: 'requestIds' }, []],
    [
      'all at once',
      { text: 'cns', realmId: 'production', kinds: ['revocation-outcome'] },
      ['revocation-outcome'],
    ],
    ['nothing that fits', { text: 'CNS-3' }, []],
  ])('%s', async (_, filter, kinds) => {
    const log = logFiles().open();
    for (const entry of entries) await log.append(entry);
    const found = await pages(log, 2, { ...anything, ...filter });
    expect(found.flatMap(({ records }) => records.filter(isEntry)).map(({ kind }) => kind)).toEqual(kinds);
    expect((await allOf(log, { ...anything, ...filter })).filter(isEntry).map(({ kind }) => kind)).toEqual(
      kinds.toReversed(),
    );
    expect(found.every(({ total }) => total === 6)).toBe(true);
  });

  test('a time, from and to', async () => {
    const files = logFiles();
    const log = files.open();
    const start = files.clock.now();
    for (const entry of entries) {
      await log.append(entry);
      files.clock.advance(1000);
    }
    const kinds = async (from: number | null, to: number | null) =>
      (await allOf(log, { ...anything, from, to })).filter(isEntry).map(({ consentId }) => consentId ?? '-');
    expect(await kinds(start + 1000, start + 3000)).toEqual(['CNS-1', 'CNS-1', 'CNS-2']);
    expect(await kinds(start + 4000, null)).toEqual(['-']);
    expect(await kinds(null, start - 1)).toEqual([]);
  });
});

describe('what cannot be read is left out', () => {
  async function spoiled(spoil: (files: LogFiles) => void) {
    const files = logFiles();
    const log = files.open({ segmentBytes: 2000 });
    await appendAll(log, 1, 20);
    await log.close();
    spoil(files);
    return files.open({ segmentBytes: 2000 });
  }
  const first = (files: LogFiles, change: (lines: string[]) => void) => {
    const lines = files.lines('000001.log');
    change(lines);
    files.write('000001.log', `${lines.join('\n')}\n`);
  };

  test.each<[string, (files: LogFiles) => void]>([
    [
      'a line of garbage',
      (files) => first(files, (lines) => lines.splice(1, 0, 'garbage', '', '\u0000'.repeat(99))),
    ],
    ['a line too long', (files) => first(files, (lines) => lines.splice(1, 0, 'x'.repeat(2_000_000)))],
    [
      'a record of another shape',
      (files) =>
        first(files, (lines) =>
          lines.splice(
            1,
            0,
            `${'0'.repeat(64)} {"seq":2,"kind":"run-started","at":"noon"}`,
            `${'0'.repeat(64)} {"seq":2,"kind":"of-tomorrow","at":1,"actor":"a","app":"1"}`,
            `${'0'.repeat(64)} {"seq":2,"kind":"run-started","at":1,"actor":"a","app":"1","realm":7}`,
            `${'0'.repeat(64)} {"seq":2,"kind":"run-started","at":1,"actor":"a","app":"1","secret":"x"}`,
          ),
        ),
    ],
  ])('%s', async (_, spoil) => {
    const log = await spoiled(spoil);
    const ids = (await pages(log, 6)).flatMap(({ records }) =>
      records.flatMap(({ consentId }) => consentId ?? []),
    );
    expect(ids).toEqual(Array.from({ length: 20 }, (_, n) => `consent-${20 - n}`));
    expect((await allOf(log)).filter(isEntry)).toHaveLength(20);
  });

  test('a file that is gone, one that is a folder, and one that is empty', async () => {
    for (const spoil of [
      (path: string) => rmSync(path),
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
      (path: string) => writeFileSync(path, ''),
    ]) {
      const log = await spoiled((files) => spoil(files.file('000002.log')));
      const found = (await pages(log, 6)).flatMap(({ records }) => records).filter(isEntry);
      expect(found.length).toBeGreaterThan(10);
      expect(found.length).toBeLessThan(20);
    }
  });
});

test('what is not acknowledged yet is not read', async () => {
  const files = logFiles();
  const log = files.open();
  await appendAll(log, 1, 2);
  const before = await log.read({ before: null, limit: 10, filter: anything });
  files.write('000001.log', files.read('000001.log') + files.lines('000001.log')[1]);
  expect(await log.read({ before: null, limit: 10, filter: anything })).toEqual(before);
  await log.append(entryNumber(3));
});
