import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppendFile } from '../../storage/append-file';
import { testFolder } from '../../storage/for-tests';
import { tinyDisk } from '../../storage/tiny-disk-for-tests';
import { Journals, numbersOf, place, recovered } from './journal-files-for-tests';
import { ended, header, intent, outcome } from './journal-for-tests';

afterEach(() => vi.restoreAllMocks());

const diskFull = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

describe('a disk that fails', () => {
  it('before the run begins: nothing was sent, nothing is left', async () => {
    const folder = testFolder();
    folder.write('runs', 'a file where the folder should be');
    const journals = new Journals(join(folder.path, 'runs'));
    await expect(journals.create(header(3))).rejects.toMatchObject({
      failure: { kind: 'storage', message: expect.stringContaining('nothing was sent'), retryable: true },
    });
    expect((await journals.interrupted()).problems).toEqual([expect.stringContaining('cannot be read')]);
    folder.write('runs', '');
    expect(folder.files()).toEqual(['runs']);
    rmSync(join(folder.path, 'runs'));
    await (await journals.create(header(3))).close();
    expect(readdirSync(join(folder.path, 'runs'))).toEqual(['run-1.journal']);
  });

  it('when a run is to go on: it can be tried again', async () => {
    const { journals, restarted } = place();
    await (await journals.create(header(3))).append(intent(1));
    const later = restarted();
    vi.spyOn(AppendFile, 'open').mockRejectedValueOnce(new Error('EROFS: read-only file system'));
    await expect(later.reopen('run-1')).rejects.toMatchObject({
      failure: { kind: 'storage', message: expect.stringContaining('cannot go on'), retryable: true },
    });
    await (await later.reopen('run-1')).append(outcome(1));
    expect((await recovered(restarted()))?.get(1)?.state).toBe('ended');
  });

  it('with the last step of beginning: the run is not offered either', async () => {
    const { journals, folder } = place();
    vi.spyOn(AppendFile, 'open').mockRejectedValueOnce(new Error('EMFILE: too many open files'));
    await expect(journals.create(header(3))).rejects.toMatchObject({ failure: { kind: 'storage' } });
    expect(readdirSync(folder)).toEqual([]);
    await journals.create(header(3));
  });

  it('by being full: nothing half-written is left of a new journal, nothing that was told is lost of one under way', async ({
    skip,
  }) => {
    const disk = tinyDisk('size=400k');
    if (!disk) return skip();
    const journals = new Journals(disk);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(100_000));
    await expect(journals.create(header(5000, 'run-2'))).rejects.toMatchObject({
      failure: { kind: 'storage' },
    });
    expect(readdirSync(disk)).toEqual(['ballast']);

    const journal = await journals.create(header(500));
    const told = new Set<number>();
    const refused: number[] = [];
    for (let n = 0; n < 2000 && refused.length < 20; n++) {
      const index = n % 500;
      await Promise.all([
        journal.append(outcome(index, 'failed', n)).then(
          () => told.add(n),
          () => refused.push(n),
        ),
        journal.append(intent(499)).catch(() => {}),
      ]);
    }
    expect(refused).toHaveLength(20);
    rmSync(ballast);
    await journal.append(outcome(498, 'revoked', 9999));
    const known = await recovered(new Journals(disk));
    const lastTold = new Map([...told].map((n) => [n % 500, n]));
    for (const [index, at] of lastTold)
      if (index < 498) expect(known?.get(index)).toMatchObject({ state: 'ended', at });
    expect(known?.get(498)).toMatchObject({ outcome: { kind: 'revoked' } });
  });

  it('in mid-run: every waiting entry is refused, and later ones are kept when it works again', async () => {
    const { journals, restarted, lines } = place();
    const journal = await journals.create(header(20));
    await journal.append(intent(1));
    vi.spyOn(AppendFile.prototype, 'append').mockRejectedValueOnce(diskFull());
    const both = await Promise.allSettled([journal.append(outcome(1)), journal.append(intent(2))]);
    for (const result of both)
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { failure: { kind: 'storage', message: expect.stringContaining('nothing more is sent') } },
      });
    await journal.append(intent(3));
    const known = await recovered(restarted());
    expect([1, 2, 3].map((index) => known?.get(index)?.state)).toEqual(['intended', undefined, 'intended']);
    expect(numbersOf(lines())).toEqual(lines().map((_, n) => n));
  });

  it('refuses what comes after the end', async () => {
    const { journals } = place();
    const journal = await journals.create(header(1));
    const last = journal.append(ended);
    await journal.close();
    await last;
    await expect(journal.append(intent(0))).rejects.toMatchObject({ failure: { kind: 'storage' } });
  });
});
