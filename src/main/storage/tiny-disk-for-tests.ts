import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { testFolder } from './for-tests';

/**
 * A file system of its own that is soon full, or that nobody may write to, not even root; null where this user may not mount one: skip, and
 * trust the injected failure beside it.
 */
export function tinyDisk(options: `size=${number}k` | 'ro'): string | null {
  const { path } = testFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return null;
  }
  // Before the folder is removed: the last to be asked for is the first to be done. Lazily: a test that failed may have left a file open.
  onTestFinished(() => void execFileSync('umount', ['-l', path]));
  return path;
}
