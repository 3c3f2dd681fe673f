// A small Electron app around the real page printer, driven by proof.spec.ts through `globalThis.probe`.
import { app, BrowserWindow, session } from 'electron';
import { systemClock } from '../../src/main/clock';
import { printPartition, WindowPagePrinter } from '../../src/main/print/window-page-printer';
import { toFailure } from '../../src/shared/failure';

app.on('window-all-closed', () => {});
const heard = [];
/** What pages do that only a script can do. */
app.on('web-contents-created', (_event, contents) => {
  contents.on('page-title-updated', (_e, title) => heard.push(`title ${title}`));
  contents.on('console-message', (_e, _level, text) => text === 'ran' && heard.push('console ran'));
  contents.on('did-create-window', () => heard.push('window'));
  contents.on('did-navigate', (_e, url) => heard.push(`at ${url.split(':')[0]}`));
  if (globalThis.probe.crashes) contents.once('did-start-loading', () => contents.forcefullyCrashRenderer());
});

/** Its time is over at once when the test says so. */
let isLate = false;
const clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(isLate ? 0 : ms, signal) };
const printer = new WindowPagePrinter(clock);

globalThis.probe = {
  crashes: false,
  async print(html, late) {
    await app.whenReady();
    heard.length = 0;
    isLate = late;
    return printer.pdf(html).then(
      (pdf) => ({ pdf: Buffer.from(pdf).toString('base64') }),
      (error) => ({ failure: toFailure(error), cause: String(error.cause) }),
    );
  },
  /** What is left of it. */
  async left() {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const own = session.fromPartition(printPartition);
    return {
      heard: [...heard],
      windows: BrowserWindow.getAllWindows().length,
      stored: own.storagePath,
      cookies: (await own.cookies.get({})).length,
    };
  },
};
