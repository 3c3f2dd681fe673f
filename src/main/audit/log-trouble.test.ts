/** What a start finds after kills, meddling and rollbacks, and what becomes of a log whose files are touched while the app runs. */
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { AppendFile } from '../storage/append-file';
import { allOf, appendAll, claimOtherKey, entryNumber, keyFrom, type LogFiles, logFiles } from './for-tests';

const segmentBytes = 2500;

/** A log of several files, closed. */
async function closedLog() {
  const files = logFiles();
  const log = files.open({ segmentBytes });
  await appendAll(log, 1, 20);
  await log.close();
  const last = files.names().at(-1) ?? '';
  return { files, last, end: (await allOf(files.open())).at(-1)?.seq ?? 0 };
}
const told = async (files: LogFiles) =>
  (await allOf(files.open())).filter(({ kind }) => kind === 'log-damaged').map(({ details }) => details);
const ids = async (files: LogFiles) =>
  (await allOf(files.open())).map(({ consentId }) => consentId).filter(Boolean);

describe('killed between the record and the head', () => {
  /** The log as it is, with the head as it was some records before. */
  async function olderHead(appended: number) {
    const files = logFiles();
    const log = files.open();
    await appendAll(log, 1, 5);
    const head = readFileSync(files.head);
    await appendAll(log, 6, 5 + appended);
    writeFileSync(files.head, head);
    return files;
  }

  test('whole records beyond the head are taken in, and the head moves on', async () => {
    const files = await olderHead(2);
    const log = files.open();
    expect(await log.verify()).toMatchObject({ state: 'intact', verified: 8 });
    expect((await log.append(entryNumber(8))).seq).toBe(9);
    await log.close();
    expect(files.names()).toEqual(['000001.log']);
    expect(await files.open().verify()).toMatchObject({ state: 'intact', verified: 9 });
  });

  test.each([1, 30, 64, 65, 150])('a line torn after %i bytes is cut off', async (size) => {
    const files = await olderHead(1);
    const lines = files.lines('000001.log');
    files.write('000001.log', `${lines.slice(0, -1).join('\n')}\n${lines.at(-1)?.slice(0, size)}`);
    const log = files.open();
    expect(await log.verify()).toMatchObject({ state: 'intact', verified: 6 });
    await log.append(entryNumber(7));
    await log.close();
    expect(await files.open().verify()).toMatchObject({ state: 'intact', verified: 7 });
    expect(await told(files)).toEqual([]);
  });

  test('a head torn in one slot: the other one counts', async () => {
    const files = await olderHead(0);
    const bytes = readFileSync(files.head);
    const slots = JSON.parse(bytes.toString()) as { seq: number }[];
    const newer = slots.findIndex(({ seq }) => seq === 6);
    bytes.fill(0, 2 + newer * 512 + 100, 2 + newer * 512 + 400);
    writeFileSync(files.head, bytes);
    const log = files.open();
    expect(await log.verify()).toMatchObject({ state: 'intact', verified: 6 });
    await log.append(entryNumber(7));
    expect(await log.verify()).toMatchObject({ state: 'intact', verified: 7 });
  });

  test.each([
    ['not there yet', null],
    ['empty', ''],
    ['torn', `${'a'.repeat(64)} {"seq":`],
  ])('a file that was announced and is %s', async (_, content) => {
    const { files, last } = await closedLog();
    // The head was written for a file that begins after all that is there.
    const before = readFileSync(files.head);
    const seen: Buffer[] = [];
    const log = files.open({
      segmentBytes: 100,
      openFile: async (path) => {
        seen.push(readFileSync(files.head));
        return AppendFile.open(path);
      },
    });
    await log.append(entryNumber(21));
    const next = files.names().at(-1) ?? '';
    expect(next > last).toBe(true);
    const announced = seen.at(-1) as Buffer;
    expect(announced.equals(before)).toBe(false);
    writeFileSync(files.head, announced);
    if (content === null) rmSync(files.file(next));
    else files.write(next, content);

    const again = files.open({ segmentBytes });
    expect(await again.verify()).toMatchObject({ state: 'intact' });
    await again.append(entryNumber(22));
    await again.close();
    expect(files.names().at(-1)).toBe(next);
    expect(await files.open().verify()).toMatchObject({ state: 'intact' });
    expect(await told(files)).toEqual([]);
    expect((await ids(files)).at(-1)).toBe('consent-22');
  });

  test('the very first write: a head and nothing else, or half a head', async () => {
    for (const head of ['', '\u0000'.repeat(1027), '[\n{"seq":0,']) {
      const files = logFiles();
      writeFileSync(files.head, head);
      const log = files.open();
      await log.append(entryNumber(1));
      await log.close();
      expect(await files.open().verify()).toMatchObject({ state: 'intact', verified: 2 });
    }
  });
});

describe('found at the start', () => {
  test('damage before the head: the file is left as it is, a new one tells of it, and the app goes on', async () => {
    const { files, last, end } = await closedLog();
    const lines = files.lines(last);
    const damaged = files.read(last).replace(/consent-\d+/, 'consent-0');
    files.write(last, damaged);
    const line = lines.findIndex((text) => text.includes('consent-')) + 1;
    const log = files.open();
    expect((await log.append(entryNumber(21))).seq).toBe(end + 2);
    expect(files.read(last)).toBe(damaged);
    expect(await told(files)).toEqual([
      expect.objectContaining({
        damagedFile: last,
        damagedLine: line,
        damagedSeq: expect.any(Number),
        problem: expect.any(String),
      }),
    ]);
    await log.close();
    // It is told once.
    const next = files.open();
    await next.append(entryNumber(22));
    await next.close();
    expect(await told(files)).toHaveLength(1);
    expect(await files.open().verify()).toMatchObject({ state: 'damaged', firstBad: { file: last, line } });
  });

  test('is told at once, although nothing else happens', async () => {
    const { files, last } = await closedLog();
    rmSync(files.file(last));
    const log = files.open();
    await log.verify();
    await vi.waitFor(async () => expect(await told(files)).toHaveLength(1));
    await log.close();
  });

  test.each(['removed', 'changed'])('the head file was %s', async (what) => {
    const { files, end } = await closedLog();
    if (what === 'removed') rmSync(files.head);
    else writeFileSync(files.head, readFileSync(files.head, 'utf8').replaceAll(`"seq":${end}`, '"seq":3'));
    const log = files.open();
    expect(await log.verify()).toMatchObject({
      state: 'damaged',
      firstBad: { file: 'audit-head.json', seq: null },
    });
    expect((await log.append(entryNumber(21))).seq).toBe(end + 2);
    await log.close();
    expect(await told(files)).toMatchObject([{ damagedFile: 'audit-head.json' }]);
  });

  test('an older head put back: the vault knows better', async () => {
    const files = logFiles();
    const log = files.open();
    await appendAll(log, 1, 5);
    await log.close();
    const head = readFileSync(files.head);
    await appendAll(log, 6, 10);
    await log.close();
    writeFileSync(files.head, head);
    expect(await files.open().verify()).toMatchObject({
      state: 'damaged',
      firstBad: { file: 'audit-head.json', problem: expect.stringContaining('older') },
    });
  });

  test('log and head put back together to what they were: the vault knows better', async () => {
    const { files, end } = await closedLog();
    const old = logFiles();
    cpSync(files.path, old.path, { recursive: true });
    const log = files.open();
    await appendAll(log, 21, 25);
    await log.close();
    cpSync(old.path, files.path, { recursive: true, force: true });
    const again = files.open();
    expect(await again.verify()).toMatchObject({ state: 'damaged', firstBad: { seq: end + 1 } });
    // Numbers that were given are not given again.
    expect((await again.append(entryNumber(26))).seq).toBe(end + 7);
  });

  test('everything removed but the vault', async () => {
    const { files, end } = await closedLog();
    rmSync(files.folder, { recursive: true });
    rmSync(files.head);
    const log = files.open();
    expect(await log.verify()).toMatchObject({ state: 'damaged' });
    expect((await log.append(entryNumber(21))).seq).toBe(end + 2);
    await log.close();
    expect(await files.open().verify()).toMatchObject({
      state: 'damaged',
      firstBad: { seq: 1, file: '000001.log', line: 1, problem: 'The file is missing.' },
    });
  });

  test('a file that claims a key nobody has does not pass as merely unverifiable', async () => {
    for (const place of [0, -1]) {
      const { files } = await closedLog();
      const name = files.names().at(place) ?? '';
      files.write(name, files.read(name).replace(/"key":"[0-9a-f]{16}"/, '"key":"0123456789abcdef"'));
      const log = files.open();
      expect(await log.verify()).toMatchObject({ state: 'damaged', firstBad: { file: name, line: 1 } });
      await log.append(entryNumber(21));
      await log.close();
      expect(await files.open().verify()).toMatchObject({
        state: 'damaged',
        firstBad: { file: name, line: 1 },
      });
    }
  });

  describe('a file and the head claim a key nobody has, and a record is changed', () => {
    const forge = (files: LogFiles, name: string) => {
      claimOtherKey(files, name);
      files.write(name, files.read(name).replace(/"consentId":"consent-\d+"/, '"consentId":"consent-x"'));
    };
    const bad = (file: string) => ({ state: 'damaged', firstBad: { file, line: 1 } });

    /** The verdict now, after the app went on, and at the two starts after that. */
    async function staysDamaged(files: LogFiles, name: string, log = files.open({ segmentBytes })) {
      expect(await log.verify()).toMatchObject(bad(name));
      await log.append(entryNumber(30));
      expect(await log.verify()).toMatchObject(bad(name));
      await log.close();
      for (const n of [31, 32]) {
        const again = files.open({ segmentBytes });
        expect(await again.verify()).toMatchObject(bad(name));
        await again.append(entryNumber(n));
        await again.close();
      }
      expect(await told(files)).toHaveLength(1);
    }

    test('between two runs: the vault knows better', async () => {
      const { files, last } = await closedLog();
      forge(files, last);
      await staysDamaged(files, last);
    });

    test('and the head is removed', async () => {
      const { files, last } = await closedLog();
      forge(files, last);
      rmSync(files.head);
      const log = files.open();
      await log.append(entryNumber(30));
      await log.close();
      expect(await files.open().verify()).toMatchObject(bad(last));
    });

    test('when the vault knows an earlier record of the file only', async () => {
      const files = logFiles();
      const log = files.open();
      await appendAll(log, 1, 3);
      await log.close();
      const notes = [...files.keys.notes];
      await appendAll(log, 4, 6);
      await log.close();
      for (const note of notes) files.keys.notes.set(...note);
      forge(files, '000001.log');
      await staysDamaged(files, '000001.log');
    });

    test.each([
      ['file and head', forge],
      [
        'the file alone',
        (files: LogFiles, name: string) => {
          const head = readFileSync(files.head);
          forge(files, name);
          writeFileSync(files.head, head);
        },
      ],
    ])('while the app runs, %s: this run knows better', async (_, act) => {
      const files = logFiles();
      const log = files.open({ segmentBytes });
      await appendAll(log, 1, 3);
      expect(files.keys.notes.size).toBe(0);
      act(files, '000001.log');
      await staysDamaged(files, '000001.log', log);
    });

    test('the head alone: no record is called wrong once it is told', async () => {
      const { files, last } = await closedLog();
      const content = files.read(last);
      claimOtherKey(files, last);
      files.write(last, content);
      const log = files.open();
      expect(await log.verify()).toMatchObject({ state: 'damaged' });
      await log.append(entryNumber(30));
      await log.close();
      expect(await told(files)).toHaveLength(1);
      expect(await files.open().verify()).toMatchObject({ state: 'intact' });
    });
  });

  test('a key that is really lost makes no damage, whether the vault lost its note too or not', async () => {
    for (const keepsNote of [true, false]) {
      const { files } = await closedLog();
      files.keys.key = keyFrom('new');
      if (!keepsNote) files.keys.notes.clear();
      const log = files.open();
      expect(await log.verify()).toMatchObject({ state: 'unverifiable', verified: 0 });
      await log.append(entryNumber(21));
      await log.close();
      expect(await files.open().verify()).toMatchObject({ state: 'unverifiable', verified: 2 });
      expect(await told(files)).toEqual([]);
    }
  });

  test('records of a lost key are still checked for being in their places', async () => {
    const { files } = await closedLog();
    files.keys.key = keyFrom('new');
    files.keys.notes.clear();
    const [name = ''] = files.names();
    files.write(
      name,
      files
        .lines(name)
        .toSpliced(2, 1)
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(await files.open().verify()).toMatchObject({
      state: 'damaged',
      firstBad: { seq: 3, file: name, line: 3 },
    });
  });
});

describe('while the app runs', () => {
  async function running() {
    const files = logFiles();
    const log = files.open();
    await appendAll(log, 1, 5);
    return { files, log };
  }

  test.each<[string, (files: LogFiles) => void]>([
    ['removed', (files) => rmSync(files.file('000001.log'))],
    ['renamed', (files) => renameSync(files.file('000001.log'), files.file('old.txt'))],
    ['cut', (files) => files.write('000001.log', files.read('000001.log').slice(0, 700))],
    ['emptied', (files) => files.write('000001.log', '')],
    [
      'replaced',
      (files) => {
        const other = files.read('000001.log').replace('consent-3', 'consent-9');
        rmSync(files.file('000001.log'));
        files.write('000001.log', other);
      },
    ],
    ['written to', (files) => files.write('000001.log', `${files.read('000001.log')}something\n`)],
    ['removed with its folder', (files) => rmSync(files.folder, { recursive: true })],
  ])('the file is %s: the next record goes into a new one that tells of it', async (_, act) => {
    const { files, log } = await running();
    act(files);
    const left = files.names().includes('000001.log') ? files.read('000001.log') : null;
    // Numbers go on: 6 records were acknowledged, the new file's first is the seventh.
    expect((await log.append(entryNumber(6))).seq).toBe(8);
    expect(await told(files)).toMatchObject([{ damagedFile: '000001.log', file: '000002.log' }]);
    if (left !== null) expect(files.read('000001.log')).toBe(left);
    expect((await ids(files)).at(-1)).toBe('consent-6');
    expect(await log.verify()).toMatchObject({ state: 'damaged', firstBad: { file: '000001.log' } });
    await log.append(entryNumber(7));
    await log.close();
    expect(await files.open().verify()).toMatchObject({ state: 'damaged', firstBad: { file: '000001.log' } });
    expect(await told(files)).toHaveLength(1);
  });

  test('a byte is changed in the file in use: verify tells', async () => {
    const { files, log } = await running();
    files.write('000001.log', files.read('000001.log').replace('consent-3', 'consent-9'));
    expect(await log.verify()).toMatchObject({ state: 'damaged', firstBad: { seq: 4, line: 4 } });
    // And goes on elsewhere.
    await vi.waitFor(async () =>
      expect(await told(files)).toMatchObject([{ file: '000002.log', damagedLine: 4 }]),
    );
  });

  test('the file is put back as it was before anything was written: nothing is wrong', async () => {
    const { files, log } = await running();
    const content = files.read('000001.log');
    rmSync(files.file('000001.log'));
    files.write('000001.log', content);
    await log.append(entryNumber(6));
    expect(await log.verify()).toMatchObject({ state: 'intact', verified: 7 });
  });

  test('the head file is removed: verify tells, and the log goes on', async () => {
    const { files, log } = await running();
    rmSync(files.head);
    expect(await log.verify()).toMatchObject({ state: 'damaged', firstBad: { file: 'audit-head.json' } });
    await log.append(entryNumber(6));
    await log.close();
    expect(await files.open().verify()).toMatchObject({ state: 'intact' });
    expect(await told(files)).toHaveLength(1);
  });

  test('the head file is put back to an older one: verify tells', async () => {
    const { files, log } = await running();
    const head = readFileSync(files.head);
    await appendAll(log, 6, 8);
    writeFileSync(files.head, head);
    expect(await log.verify()).toMatchObject({ state: 'damaged', firstBad: { file: 'audit-head.json' } });
  });
});
