// npm run bench [-- arguments]
import { main } from './lib/main.mjs';
import { runInAppSetting } from './lib/run-in-app-setting.mjs';

await main(() => runInAppSetting('bench/run.ts', process.argv.slice(2)));
