import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * electron-builder's `afterExtract`: the registry's test runtime has our loader where a packaged app would be, and
 * Electron would run it instead. The official Electron has nothing there.
 * @param {{ appOutDir: string }} context
 */
export default ({ appOutDir }) => rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
