// A bare window for what the app is measured beside: hand-written rows, and the ways to a window that one takes first.
// The page is the last argument, a path within this folder or from the root.
const { app, BrowserWindow, ipcMain, MessageChannelMain } = require('electron');
const { resolve } = require('node:path');

/** The pages of a list, one after the other, parsed and not checked. */
async function* pagesOf(url) {
  for (let page = 1, read = 0; ; page++) {
    const answer = await fetch(`${url}?page=${page}&pageSize=1000`);
    const { data, total } = JSON.parse(await answer.text());
    read += data.length;
    yield data;
    if (read >= total) return;
  }
}

ipcMain.handle('all', async (_event, url) => {
  const records = [];
  for await (const page of pagesOf(url)) for (const record of page) records.push(record);
  return records;
});

ipcMain.on('pages', async (event, url) => {
  const { port1, port2 } = new MessageChannelMain();
  event.sender.postMessage('port', null, [port2]);
  for await (const page of pagesOf(url)) port1.postMessage(page);
  port1.postMessage(null);
});

app.whenReady().then(() =>
  new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { preload: resolve(__dirname, 'preload.cjs'), sandbox: true },
  }).loadFile(resolve(__dirname, process.argv.at(-1))),
);
