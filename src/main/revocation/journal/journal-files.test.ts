import { statSync, truncateSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppendFile } from '../../storage/append-file';
import { numbersOf, place, recovered } from './journal-files-for-tests';
import { ended, header, intent, outcome, startedAt } from './journal-for-tests';
import type { JournalEntry } from './run-journal';

afterEach(() => vi.restoreAllMocks());

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

it('shares one sync of the disk among all that wait', async () => {
  const { journals } = place();
  const journal = await journals.create(header(100));
  const append = vi.spyOn(AppendFile.prototype, 'append');
  await Promise.all(Array.from({ length: 100 }, (_, index) => journal.append(intent(index))));
  expect(append.mock.calls.length).toBeLessThan(4);
});
