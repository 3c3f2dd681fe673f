import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { place, recovered } from './journal-files-for-tests';
import { ended, header, intent, outcome } from './journal-for-tests';
import { journalLine } from './journal-line';
import type { JournalEntry } from './run-journal';

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
