// npm run screenshots [-- arguments]
import { main } from './lib/main.mjs';
import { runInAppSetting } from './lib/run-in-app-setting.mjs';

await main(() => runInAppSetting('e2e/screenshots.ts', process.argv.slice(2)));
