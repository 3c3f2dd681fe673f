// npm start [-- arguments for the app]
import { buildIfStale } from './build.mjs';
import { ensureElectronRuntime } from './electron-runtime/ensure.mjs';
import { runElectron } from './launch.mjs';
import { main } from './lib/main.mjs';
import { projectDir } from './lib/project.mjs';
import { ensureSystemParts } from './system-parts.mjs';

await main(async () => {
  await ensureSystemParts('app');
  const runtime = await ensureElectronRuntime();
  const built = await buildIfStale();
  return built || runElectron(runtime, projectDir, process.argv.slice(2));
});
