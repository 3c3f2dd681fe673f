/** Why a file that the operator chose a place for could not be written, and what they can do about it. */
import { type FailureError, fail } from '../../shared/failure';

type Words = readonly [message: string, hint: string];

function wordsFor(code: string, file: string): Words {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return [
        `There is no room left for ${file}.`,
        'Free some space or choose another disk, then try again.',
      ];
    case 'ENOENT':
    case 'ENOTDIR':
      return [`The folder for ${file} is not there.`, 'Choose another folder, then try again.'];
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
    case 'ETXTBSY':
      return [
        `${file} may not be written there.`,
        'Close it where another program has it open, or choose a folder that you may write to, then try again.',
      ];
    case 'EISDIR':
      return [`${file} is a folder.`, 'Choose another name, then try again.'];
    case 'ENAMETOOLONG':
      return ['The name of the file is too long.', 'Choose a shorter one, then try again.'];
    default:
      return [
        `${file} could not be written${code && ` (${code})`}.`,
        'Check the disk or choose another place, then try again.',
      ];
  }
}

/** Always worth another try: the place is asked for again. */
export function notSaved(fileName: string, error: unknown): FailureError {
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? '');
  const [message, hint] = wordsFor(code, `‘${fileName}’`);
  return fail('storage', message, hint, { retryable: true, cause: error });
}
