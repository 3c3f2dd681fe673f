import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../shared/failure';
import { failureOf } from '../revocation/plan-file/plan-file-for-tests';
import { diskFull, MemoryAudit } from '../revocation/run/run-for-tests';
import { testFolder } from '../storage/for-tests';
import { type RecordedFile, saveRecorded, shownName } from './recorded-file';

let folder: ReturnType<typeof testFolder>;
let audit: MemoryAudit;
const entry = { kind: 'proof-saved', runId: 'run', outcome: 'saved' } as const;

beforeEach(() => {
  folder = testFolder();
  audit = new MemoryAudit();
});

const save = (name: string, write: RecordedFile['write'] = (file) => file.write('content')) =>
  saveRecorded(audit, { path: join(folder.path, name), entry, write });

describe('a file that leaves the app', () => {
  it('is in the log before it has its name', async () => {
    const seen: string[][] = [];
    const append = audit.append.bind(audit);
    audit.append = async (one) => {
      seen.push(folder.files());
      return append(one);
    };
    expect(await save('proof.json')).toEqual({ fileName: 'proof.json' });
    expect(seen).toEqual([[expect.stringMatching(/^\.proof\.json\..*\.partial$/)]]);
    expect(audit.entries).toEqual([entry]);
    expect(folder.files()).toEqual(['proof.json']);
    expect(folder.read('proof.json')).toBe('content');
  });

  it('is not there when the log cannot be written; what had its name stays', async () => {
    folder.write('proof.json', 'earlier');
    audit.broken = diskFull;
    expect(await failureOf(save('proof.json'))).toMatchObject({
      kind: 'storage',
      message: 'The disk is full.',
    });
    expect(folder.read('proof.json')).toBe('earlier');
    expect(folder.files()).toEqual(['proof.json']);
  });

  it('is not there when what should be in it cannot be had, and the log does not say it was', async () => {
    const act = save('proof.json', async (file) => {
      await file.write('half');
      throw fail('not-found', 'Gone.', 'Look again.');
    });
    expect(await failureOf(act)).toMatchObject({ kind: 'not-found' });
    expect([folder.files(), audit.entries]).toEqual([[], []]);
  });

  it.each([
    ['ENOSPC', /no room left for ‘proof.json’/],
    ['EIO', /‘proof.json’ could not be written \(EIO\)/],
  ])('is not there when the disk says %s', async (code, message) => {
    const act = save('proof.json', async () => {
      throw Object.assign(new Error('as the system says it'), { code });
    });
    expect(await failureOf(act)).toMatchObject({
      kind: 'storage',
      message: expect.stringMatching(message),
      retryable: true,
    });
    expect([folder.files(), audit.entries]).toEqual([[], []]);
  });

  it('that does not get its name after all is in the log as such', async () => {
    const act = save('taken', async (file) => {
      await file.write('content');
      mkdirSync(join(folder.path, 'taken'));
    });
    expect(await failureOf(act)).toMatchObject({ kind: 'storage', message: '‘taken’ is a folder.' });
    expect(audit.entries).toEqual([entry, { ...entry, outcome: 'failed' }]);
    expect(folder.files()).toEqual(['taken']);
  });

  it('cannot take the place of a folder: nothing is begun', async () => {
    mkdirSync(join(folder.path, 'taken'));
    expect(await failureOf(save('taken'))).toMatchObject({ kind: 'storage' });
    expect(audit.entries).toEqual([]);
  });

  it('a bug stays a bug', async () => {
    await expect(save('proof.json', () => Promise.reject(new TypeError('oops')))).rejects.toThrow(TypeError);
    expect(folder.files()).toEqual([]);
  });
});

it('its name is shown without what would make a line lie', () => {
  expect(shownName('/a/b\u202egpj.exe')).toBe('b\ufffdgpj.exe');
  expect(shownName('/a/two\nlines')).toBe('two\ufffdlines');
  expect(shownName(`/a/${'x'.repeat(500)}`)).toHaveLength(255);
});
