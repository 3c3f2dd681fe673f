// The floor of every start: a window with one line of text, and nothing else.
const { app, BrowserWindow } = require('electron');

app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile(`${__dirname}/index.html`));
