/**
 * A file that leaves the app and is in the audit log: written whole, then recorded, and only then given its name. So there is never a file that the
 * log does not know of, and where the log cannot be written there is no file.
 */
import { basename } from 'node:path';
import type { AuditEntry } from '../../shared/audit';
import { FailureError } from '../../shared/failure';
import { notSaved } from '../storage/not-saved';
import { WholeFile } from '../storage/whole-file';
import type { AuditLog } from './audit-log';

export interface RecordedFile {
  path: string;
  entry: AuditEntry & { outcome: 'saved' };
  write(file: WholeFile): Promise<void>;
}

/** @returns its name. @throws Failure `storage` when file or log cannot be written, and what `write` throws; there is no file then. */
export async function saveRecorded(
  audit: AuditLog,
  { path, entry, write }: RecordedFile,
): Promise<{ fileName: string }> {
  const fileName = shownName(path);
  const onDisk = <T>(act: Promise<T>): Promise<T> =>
    act.catch((error) => Promise.reject(isOfSystem(error) ? notSaved(fileName, error) : error));
  const file = await onDisk(WholeFile.create(path));
  try {
    await onDisk(write(file));
    await onDisk(file.sync());
    await audit.append(entry);
  } catch (error) {
    await file.abandon();
    throw error;
  }
  try {
    await onDisk(file.finish());
  } catch (error) {
    // The log already says that it was saved. Should this not reach it either, the failure below is still shown.
    await audit.append({ ...entry, outcome: 'failed' }).catch(() => {});
    throw error;
  }
  return { fileName };
}

/** The name of a file as it is shown and recorded: without what would make a line lie. */
export const shownName = (path: string): string =>
  basename(path)
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '\ufffd')
    .slice(0, 255);

/** Codes of the system have no underscore; those of Node itself tell of bugs. */
const isOfSystem = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof FailureError) &&
  /^E[A-Z0-9]+$/.test(String((error as NodeJS.ErrnoException).code));
