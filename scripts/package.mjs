// npm run package [-- arguments for electron-builder]
import { build } from './build.mjs';
import { ensureElectronRuntime } from './electron-runtime/ensure.mjs';
import { main } from './lib/main.mjs';
import { run } from './lib/process.mjs';
import { projectDir, toolScript } from './lib/project.mjs';
import { electronChoice } from './package/electron-choice.mjs';

await main(async () => {
  const runtime = await ensureElectronRuntime();
  const built = await build();
  if (built !== 0) return built;

  const { args, notice } = electronChoice(runtime);
  if (notice) console.log(notice);
  const builder = [toolScript('electron-builder'), '--publish', 'never', ...args, ...process.argv.slice(2)];
  return run(process.execPath, builder, { cwd: projectDir });
});
