import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppendFile } from '../../storage/append-file';
import { testFolder } from '../../storage/for-tests';
import { tinyDisk } from '../../storage/tiny-disk-for-tests';
import { FileRunJournals } from './journal-files';
import { ended, header, intent, outcome, startedAt } from './journal-for-tests';
import { journalLine, parseJournalLine } from './journal-line';
import type { JournalEntry, RunHeader, RunJournal } from './run-journal';

afterEach(() => vi.restoreAllMocks());

/** Leaves no file open after a test. */
class Journals extends FileRunJournals {
  override create = async (run: RunHeader) => closedLater(await super.create(run));
  override reopen = async (runId: string) => closedLater(await super.reopen(runId));
}
function closedLater(journal: RunJournal): RunJournal {
  onTestFinished(() => journal.close());
  return journal;
}

/** A folder that the app has to make first. `restarted` is what a later start of the app sees. */
function place() {
  const folder = join(testFolder().path, 'runs');
  return {
    folder,
    path: join(folder, 'run-1.journal'),
    journals: new Journals(folder),
    restarted: () => new Journals(folder),
    lines: () => readFileSync(join(folder, 'run-1.journal'), 'utf8').split('\n').slice(0, -1),
  };
}

const recovered = async (journals: FileRunJournals) => {
  const { runs, problems } = await journals.interrupted();
  expect(problems).toEqual([]);
  expect(runs).toHaveLength(1);
  return runs[0]?.known;
};

const diskFull = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

const numbersOf = (lines: readonly string[]) => lines.map((line) => parseJournalLine(Buffer.from(line))?.n);

describe('a run that is not brought to its end', () => {
  it('is offered again, with what is known of each consent', async () => {
    const { journals, restarted, path, folder } = place();
    const run = header(1203);
    const journal = await journals.create(run);
    const failed: JournalEntry = {
      kind: 'outcome',
      index: 7,
      at: startedAt + 5,
      outcome: {
        kind: 'failed',
        statusAfter: null,
        failure: { kind: 'conflict', message: 'A “message”\nof two lines', hint: 'Wait.', retryable: true },
        requestId: 'r-7',
      },
    };
    await Promise.all([intent(0), intent(7), intent(1202)].map((entry) => journal.append(entry)));
    await journal.append(outcome(0));
    await journal.append(failed);
    await journal.append({ kind: 'paused', at: startedAt + 77, by: 'quit' });

    const { runs, problems } = await restarted().interrupted();
    expect(problems).toEqual([]);
    expect(runs).toEqual([
      {
        header: run,
        known: new Map([
          [0, { state: 'ended', at: startedAt + 2, outcome: { kind: 'revoked', statusAfter: 'Révoked ✓' } }],
          [7, { state: 'ended', at: startedAt + 5, outcome: failed.outcome }],
          [1202, { state: 'intended', at: startedAt + 1 }],
        ]),
        lastAt: startedAt + 77,
      },
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is not offered by the start that is running it, nor once it has ended', async () => {
    const { journals, restarted } = place();
    const journal = await journals.create(header(3));
    expect((await journals.interrupted()).runs).toEqual([]);
    await journal.append(ended);
    expect((await restarted().interrupted()).runs).toEqual([]);
    await journal.append(outcome(1));
    expect((await restarted().interrupted()).runs).toEqual([]);
    await journal.append({ kind: 'resumed', at: startedAt, by: 'ana@desk-1' });
    expect((await restarted().interrupted()).runs).toHaveLength(1);
    await journal.close();
    expect((await journals.interrupted()).runs).toHaveLength(1);
  });

  it('is not offered either when much was looked at again after its end', async () => {
    const { journals, restarted } = place();
    const journal = await journals.create(header(5000));
    await journal.append(ended);
    for (const many of [100, 4000]) {
      await Promise.all(Array.from({ length: many }, (_, index) => journal.append(outcome(index))));
      expect(await restarted().interrupted()).toEqual({ runs: [], problems: [] });
    }
  });

  it('is offered after those that began later', async () => {
    const { journals, restarted } = place();
    await journals.create(header(1));
    await journals.create({ ...header(1, 'run-0'), startedAt: startedAt + 1 });
    expect((await restarted().interrupted()).runs.map(({ header }) => header.runId)).toEqual([
      'run-0',
      'run-1',
    ]);
  });

  it('goes on in the same file', async () => {
    const { journals, restarted, lines } = place();
    await (await journals.create(header(20))).append(intent(1));
    const second = restarted();
    await second.interrupted();
    const journal = await second.reopen('run-1');
    await journal.append(outcome(1));
    await journal.append(intent(2));
    await journal.close();
    expect(await recovered(restarted())).toEqual(
      new Map([
        [1, expect.objectContaining({ state: 'ended' })],
        [2, expect.objectContaining({ state: 'intended' })],
      ]),
    );
    expect(numbersOf(lines())).toEqual(lines().map((_, n) => n));
  });

  it.each([
    ['torn in the middle', 20, undefined],
    ['without its line end', 1, 'intended'],
  ])('goes on where the last line is %s', async (_, less, last) => {
    const { journals, restarted, path, lines } = place();
    const journal = await journals.create(header(20));
    await journal.append(intent(1));
    await journal.append(intent(2));
    truncateSync(path, statSync(path).size - less);
    const again = await restarted().reopen('run-1');
    await again.append(intent(3));
    await again.append(outcome(3));
    const known = await recovered(restarted());
    expect([1, 2, 3].map((index) => known?.get(index)?.state)).toEqual(['intended', last, 'ended']);
    expect(numbersOf(lines())).toEqual(lines().map((_, n) => n));
  });

  it('has one writer at a time', async () => {
    const { journals } = place();
    const journal = await journals.create(header(1));
    await expect(journals.reopen('run-1')).rejects.toMatchObject({ failure: { kind: 'storage' } });
    await journal.close();
    await (await journals.reopen('run-1')).close();
    await (await journals.reopen('run-1')).append(intent(0));
  });

  it.each(['run-2', '../run-1', '', 'a/b', 'run-1.journal'])('is not found as %j', async (runId) => {
    const { journals } = place();
    await (await journals.create(header(1))).close();
    await expect(journals.reopen(runId)).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });
});

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

describe('a journal that is taken away under a run', () => {
  const entries = [intent(0), outcome(0, 'failed'), intent(0), outcome(0), intent(1), intent(2), outcome(2)];
  const known = new Map<number, unknown>([
    [0, expect.objectContaining({ state: 'ended', outcome: expect.objectContaining({ kind: 'revoked' }) })],
    [1, expect.objectContaining({ state: 'intended' })],
    [2, expect.objectContaining({ state: 'ended' })],
    [3, expect.objectContaining({ state: 'intended' })],
  ]);

  it.each<[string, (path: string) => void, string[]]>([
    ['removed', (path) => rmSync(path), []],
    ['removed with its folder', (path) => rmSync(join(path, '..'), { recursive: true }), []],
    ['moved away', (path) => renameSync(path, `${path}.elsewhere`), ['run-1.journal.elsewhere']],
    [
      'replaced',
      (path) => {
        rmSync(path);
        writeFileSync(path, 'not ours\n');
      },
      ['run-1.journal.damaged'],
    ],
    [
      'written to by someone else',
      (path) => writeFileSync(path, 'x', { flag: 'a' }),
      ['run-1.journal.damaged'],
    ],
    ['emptied', (path) => truncateSync(path, 0), ['run-1.journal.damaged']],
    [
      'replaced by a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      ['run-1.journal.damaged'],
    ],
    [
      'replaced by a link to nowhere',
      (path) => {
        rmSync(path);
        symlinkSync('nowhere', path);
      },
      ['run-1.journal.damaged'],
    ],
  ])('%s: it is written anew, whole, and nothing is lost', async (_, take, beside) => {
    const { journals, restarted, path, folder, lines } = place();
    const journal = await journals.create(header(20));
    for (const entry of entries) await journal.append(entry);
    take(path);
    await journal.append(intent(3));
    expect(await recovered(restarted())).toEqual(known);
    await journal.append(ended);
    expect((await restarted().interrupted()).runs).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['run-1.journal', ...beside].sort());
    expect(numbersOf(lines())).toEqual(lines().map((_, n) => n));
  });

  it('twice, by a foreign one each time: both are kept', async () => {
    const { journals, path, folder } = place();
    const journal = await journals.create(header(3));
    for (const word of ['one', 'two']) {
      writeFileSync(path, word);
      await journal.append(intent(1));
    }
    expect(readFileSync(join(folder, 'run-1.journal.damaged'), 'utf8')).toBe('one');
    expect(readFileSync(join(folder, 'run-1.journal.2.damaged'), 'utf8')).toBe('two');
  });

  it('and cannot be written anew: the run is told, and goes on when it can be', async () => {
    const { journals, restarted, folder } = place();
    const journal = await journals.create(header(20));
    for (const entry of entries) await journal.append(entry);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');
    await expect(journal.append(intent(4))).rejects.toMatchObject({ failure: { kind: 'storage' } });
    await expect(journal.append(intent(3))).rejects.toMatchObject({ failure: { kind: 'storage' } });
    rmSync(folder);
    await journal.append(intent(3));
    expect(await recovered(restarted())).toEqual(known);
  });

  it('after it was taken up again: it has not ended', async () => {
    const { journals, restarted, path } = place();
    const journal = await journals.create(header(20));
    for (const entry of [intent(0), outcome(0, 'failed'), ended, intent(0)]) await journal.append(entry);
    rmSync(path);
    await journal.append({ kind: 'paused', at: startedAt, by: 'quit' });
    expect((await recovered(restarted()))?.get(0)?.state).toBe('intended');
  });

  it('after it was gone on with: what the earlier start knew is in it too', async () => {
    const { journals, restarted, path } = place();
    const first = await journals.create(header(20));
    for (const entry of entries) await first.append(entry);
    const journal = await restarted().reopen('run-1');
    rmSync(path);
    await journal.append(intent(3));
    expect(await recovered(restarted())).toEqual(known);
  });
});

describe('a journal with a line that cannot be read', () => {
  /** Spoils the line of the entry at `place`. */
  async function spoilt(place_: ReturnType<typeof place>, entries: JournalEntry[], spoil: number) {
    const journal = await place_.journals.create(header(20));
    const before = place_.lines().length;
    for (const entry of entries) await journal.append(entry);
    await journal.close();
    const lines = place_.lines();
    const line = lines[before + spoil] as string;
    lines[before + spoil] = `${line.slice(0, -3)}x${line.slice(-2)}`;
    writeFileSync(place_.path, `${lines.join('\n')}\n`);
  }

  it('counts what may have been in it as unknown, says so, and keeps what came after it', async () => {
    const here = place();
    const { restarted } = here;
    await spoilt(
      here,
      [intent(1), outcome(1), intent(2), outcome(2, 'failed'), intent(3), intent(4), outcome(4, 'failed')],
      4,
    );
    const { runs, problems } = await restarted().interrupted();
    expect(problems).toEqual([
      expect.stringMatching(/run-1.journal.*2026-01-05 09:00 UTC.*count as unknown/),
    ]);
    const states = [1, 2, 3, 4, 5].map((index) => runs[0]?.known.get(index)?.state);
    // 2 may have been tried again; what is said of 4 was said later.
    expect(states).toEqual(['ended', 'intended', 'intended', 'ended', 'intended']);
    // The run was never over each tenth.
    expect(runs[0]?.known.has(9)).toBe(false);
  });

  it('stays in doubt when it is gone on with, until each is known', async () => {
    const here = place();
    const { restarted, folder } = here;
    await spoilt(here, [intent(1), outcome(1), intent(2)], 2);
    const journal = await restarted().reopen('run-1');
    await journal.append(outcome(5));
    const known = await recovered(restarted());
    expect([1, 2, 3, 5].map((index) => known?.get(index)?.state)).toEqual([
      'ended',
      'intended',
      'intended',
      'ended',
    ]);
    expect(readdirSync(folder).sort()).toEqual(['run-1.journal', 'run-1.journal.damaged']);
  });

  it('has not ended when the line stands after its end', async () => {
    const here = place();
    await spoilt(here, [intent(1), outcome(1), ended, outcome(2)], 3);
    expect((await here.restarted().interrupted()).runs).toHaveLength(1);
  });

  it('has ended when it says so after it', async () => {
    const here = place();
    await spoilt(here, [intent(1), outcome(1), ended], 1);
    expect(await here.restarted().interrupted()).toEqual({ runs: [], problems: [] });
  });

  it('in its header: it is set aside and told, and cannot be gone on with', async () => {
    const { journals, restarted, path, folder } = place();
    await (await journals.create(header(3))).append(intent(1));
    const bytes = readFileSync(path);
    bytes[100] = 7;
    writeFileSync(path, bytes);
    await expect(restarted().reopen('run-1')).rejects.toMatchObject({ failure: { kind: 'storage' } });
    const { runs, problems } = await restarted().interrupted();
    expect(runs).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(/run-1.journal.*damaged.*run-1.journal.damaged.*audit log/),
    ]);
    expect(readdirSync(folder)).toEqual(['run-1.journal.damaged']);
    expect(readFileSync(join(folder, 'run-1.journal.damaged'))).toEqual(bytes);
    expect(await restarted().interrupted()).toEqual({ runs: [], problems: [] });
  });
});

describe('whatever else lies in the folder', () => {
  it('keeps no run from being offered', async () => {
    const { journals, restarted, folder } = place();
    await (await journals.create(header(3))).append(intent(1));
    symlinkSync('run-1.journal', join(folder, 'link.journal'));
    symlinkSync('/nowhere', join(folder, 'broken-link.journal'));
    mkdirSync(join(folder, 'folder.journal'));
    execFileSync('mkfifo', [join(folder, 'pipe.journal')]);
    writeFileSync(join(folder, 'empty.journal'), '');
    writeFileSync(join(folder, 'words.journal'), 'Dear diary\n');
    writeFileSync(join(folder, 'other.txt'), '');
    writeFileSync(join(folder, '.run-2.journal.0123abcd.partial'), 'half');
    // Five gigabytes of nothing, in one line.
    writeFileSync(join(folder, 'huge.journal'), '');
    truncateSync(join(folder, 'huge.journal'), 5 * 1024 ** 3);
    writeFileSync(join(folder, 'copy.journal'), readFileSync(join(folder, 'run-1.journal')));
    const newer = journalLine(0, JSON.stringify({ kind: 'run', version: 3, of: 'another shape' }));
    writeFileSync(join(folder, 'newer.journal'), `${newer}\nwhatever`);

    const { runs, problems } = await restarted().interrupted();
    expect(runs.map((run) => run.header.runId)).toEqual(['run-1']);
    expect(problems.sort()).toEqual([
      expect.stringMatching(/^broken-link.journal .*no plain file/),
      expect.stringMatching(/^copy.journal .*another name/),
      expect.stringMatching(/^empty.journal, .*kept as empty.journal.damaged/),
      expect.stringMatching(/^folder.journal .*no plain file/),
      expect.stringMatching(/^huge.journal, .*kept as huge.journal.damaged/),
      expect.stringMatching(/^link.journal .*no plain file/),
      expect.stringMatching(/^newer.journal .*newer version/),
      expect.stringMatching(/^pipe.journal .*no plain file/),
      expect.stringMatching(/^words.journal, .*kept as words.journal.damaged/),
    ]);
    for (const name of ['link', 'folder', 'pipe', 'copy', 'newer'])
      expect(existsSync(join(folder, `${name}.journal`))).toBe(true);
  });

  it('is nothing before the first run', async () => {
    expect(await place().journals.interrupted()).toEqual({ runs: [], problems: [] });
  });
});

it('shares one sync of the disk among all that wait', async () => {
  const { journals } = place();
  const journal = await journals.create(header(100));
  const append = vi.spyOn(AppendFile.prototype, 'append');
  await Promise.all(Array.from({ length: 100 }, (_, index) => journal.append(intent(index))));
  expect(append.mock.calls.length).toBeLessThan(4);
});
