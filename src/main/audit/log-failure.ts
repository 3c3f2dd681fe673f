import { FailureError, fail } from '../../shared/failure';
import { ReplacedFileError } from '../storage/append-file';

const isFull = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const isForbidden = new Set(['EACCES', 'EPERM', 'EROFS']);

/** What the operator is told when the log in `folder` cannot be used. What is not the disk's fault stays what it is. */
export function logFailure(error: unknown, folder: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof FailureError || (!code && !(error instanceof ReplacedFileError))) return error;
  const [reason, hint] = isFull.has(code ?? '')
    ? [': the disk is full', `Free some space on the disk of ${folder}`]
    : isForbidden.has(code ?? '')
      ? [': its files are read-only', `Allow writing to ${folder}`]
      : ['', `Check the free space and the rights of ${folder}`];
  return fail(
    'storage',
    `The audit log cannot be written${reason}. What cannot be recorded is not done.`,
    `${hint}, then try again.`,
    { retryable: true, cause: error },
  );
}
