import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numbersOf, place, recovered } from './journal-files-for-tests';
import { ended, header, intent, outcome, startedAt } from './journal-for-tests';

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
