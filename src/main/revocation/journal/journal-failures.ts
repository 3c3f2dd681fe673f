/** What the operator is told of journals: when one cannot be used, and what could not be read at the start. */
import { basename, dirname } from 'node:path';
import { fail } from '../../../shared/failure';

const utc = (time: number): string => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const journalFailures = {
  cannotCreate: (path: string, cause: unknown) =>
    fail(
      'storage',
      'The journal of this run cannot be written, so the run does not begin and nothing was sent.',
      `Check the free space and the rights of ${dirname(path)}, then try again.`,
      { retryable: true, cause },
    ),
  cannotAppend: (path: string, cause: unknown) =>
    fail(
      'storage',
      'The journal of this run cannot be written, so nothing more is sent.',
      `Check the free space and the rights of ${path}, then go on with the run.`,
      { retryable: true, cause },
    ),
  cannotReopen: (path: string, cause?: unknown) =>
    fail(
      'storage',
      'The journal of that run cannot be read and written, so the run cannot go on.',
      `Check the free space and the rights of ${path}, then try again.`,
      { retryable: true, cause },
    ),
  inUse: () =>
    fail(
      'storage',
      'The journal of that run is in use.',
      'The run is under way already: look at it instead.',
    ),
  notFound: () =>
    fail('not-found', 'There is no journal of that run.', 'The audit log says what has been revoked.'),
};

export const journalProblems = {
  folder: (folder: string) =>
    `Whether a run was interrupted is not known, since ${folder} cannot be read. Check its rights and start again.`,
  partly: (name: string, startedAt: number) =>
    `A part of ${name}, the journal of the run of ${utc(startedAt)}, cannot be read. Consents that it may have spoken of count as unknown, and are read again before anything is sent.`,
  aside: (name: string, aside: string) =>
    `${name}, the journal of a run, is damaged, so the run cannot be gone on with. It was kept as ${basename(aside)}; the audit log says what has been revoked.`,
  stuck: (name: string) =>
    `${name}, the journal of a run, cannot be read, so it is not known whether that run was interrupted. Check its rights and start again; the audit log says what has been revoked.`,
  newer: (name: string) =>
    `${name} was written by a newer version of this app. It is left as it is: go on with its run there.`,
  anotherName: (name: string) => `${name} holds the journal of a run of another name. It is left alone.`,
  noFile: (name: string) => `${name} has the name of a journal but is no plain file. It is left alone.`,
};
