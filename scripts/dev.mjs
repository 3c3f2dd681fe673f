// npm run dev [-- arguments for electron-vite]
import { forgetBuild } from './build.mjs';
import { ensureElectronRuntime } from './electron-runtime/ensure.mjs';
import { hasDisplay, runOnDisplay, runtimeEnv, sandboxWorks } from './launch.mjs';
import { main } from './lib/main.mjs';
import { projectDir, toolScript } from './lib/project.mjs';
import { ensureSystemParts } from './system-parts.mjs';

await main(async () => {
  await ensureSystemParts('app');
  const runtime = await ensureElectronRuntime();
  await forgetBuild();
  if (!hasDisplay()) console.log('There is no display: the window is on a virtual one and cannot be seen.');
  const sandbox = (await sandboxWorks(runtime)) ? [] : ['--noSandbox'];
  const args = [toolScript('electron-vite'), 'dev', ...sandbox, ...process.argv.slice(2)];
  return runOnDisplay(process.execPath, args, { cwd: projectDir, env: runtimeEnv(runtime) });
});
