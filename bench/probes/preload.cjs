const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('probe', {
  all: (url) => ipcRenderer.invoke('all', url),
  pages: (url) => ipcRenderer.send('pages', url),
});
// A port does not pass the context bridge: the page is handed it as a message.
ipcRenderer.on('port', (event) => window.postMessage('port', '*', event.ports));
