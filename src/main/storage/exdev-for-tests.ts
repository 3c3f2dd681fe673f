import fs from 'node:fs';

/** Makes every rename fail as across file systems. Call it before electron-store is loaded; call what it returns to stop. */
export function fakeExdev(): () => void {
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    if (String(from).includes('.tmp-'))
      throw Object.assign(new Error('EXDEV: cross-device link'), { code: 'EXDEV' });
    renameSync(from, to);
  };
  return () => {
    fs.renameSync = renameSync;
  };
}
