/** What no page of this app may do, tried for real: rows #1, #5, #7 and #8 of the hardening list. */
import { bridgeNames } from '../src/shared/bridge';
import { requestChannel } from '../src/shared/channels';
import { expect, test } from './support/fixtures';

const channels = Object.entries(bridgeNames.requests).flatMap(([group, methods]) =>
  methods.map((method) => requestChannel(group, method)),
);

/** `window.wych.on`, for whoever does not keep to its type. */
type On = (event: string, listener: (...args: unknown[]) => void) => () => void;

test('the window is sandboxed, isolated and without Node', async ({ start }) => {
  const { electron, page } = await start();
  const inWindow = await page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    ipc: 'ipcRenderer' in globalThis,
    electron: 'electron' in globalThis,
  }));
  expect(inWindow).toEqual({ require: 'undefined', process: 'undefined', ipc: false, electron: false });
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } =
      contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
});

test('the bridge is the contract, frozen, and nothing more', async ({ start }) => {
  const { page } = await start();
  const surface = await page.evaluate(() => {
    const api = (globalThis as unknown as { wych: Record<string, unknown> }).wych;
    const frozen = Object.values(api).every((group) => Object.isFrozen(group)) && Object.isFrozen(api);
    const names = Object.entries(api).map(([group, member]) => [
      group,
      typeof member === 'function'
        ? 'function'
        : Object.entries(member as object).map(([name, f]) => `${name}: ${typeof f}`),
    ]);
    return { frozen, names: Object.fromEntries(names) };
  });
  expect(surface.frozen).toBe(true);
  expect(surface.names).toEqual({
    ...Object.fromEntries(
      Object.entries(bridgeNames.requests).map(([group, methods]) => [
        group,
        methods.map((name) => `${name}: function`),
      ]),
    ),
    on: 'function',
  });
});

test('listeners get a payload without an event, and stop when disposed', async ({ start }) => {
  const { electron, page } = await start();
  await page.evaluate(() => {
    const state = globalThis as unknown as { heard: unknown[][]; stop: () => void; wych: { on: On } };
    state.heard = [];
    state.stop = state.wych.on('realmsChanged', (...args: unknown[]) => state.heard.push(args));
  });
  const send = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('wych-event:realmsChanged', []),
    );
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: unknown[][] }).heard);
  await send();
  await expect.poll(heard).toEqual([[[]]]);
  await page.evaluate(() => (globalThis as unknown as { stop: () => void }).stop());
  await send();
  await send();
  expect(await heard()).toHaveLength(1);
  await expect(
    page.evaluate(() => (globalThis as unknown as { wych: { on: On } }).wych.on('anything', () => {})),
  ).rejects.toThrow('no event');
});

test('every channel refuses a foreign page and a second window of our own origin', async ({ start }) => {
  const { electron } = await start();
  const answers = await electron.evaluate(async ({ BrowserWindow, app }, names) => {
    // As unlike our own window as can be: Node in the page, so that the page can send anything.
    const options = {
      show: false,
      webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false },
    };
    const ask = (frame: Electron.WebFrameMain | Electron.WebContents) =>
      (frame as Electron.WebContents).executeJavaScript(`Promise.all(${JSON.stringify(names)}.map((name) =>
        (globalThis.require ?? parent.require)('electron').ipcRenderer.invoke(name).then(() => 'answered', (error) => String(error.message))))`);
    const foreign = new BrowserWindow(options);
    await foreign.loadURL('data:text/html,<p>foreign</p>');
    const second = new BrowserWindow(options);
    await second.loadURL('app://inspector/index.html');
    const fromForeign = await ask(foreign.webContents);
    const fromSecond = await ask(second.webContents);
    foreign.destroy();
    second.destroy();
    void app;
    return { fromForeign, fromSecond };
  }, channels);
  for (const answer of [...answers.fromForeign, ...answers.fromSecond]) expect(answer).toContain('Refused.');
  expect(answers.fromForeign).toHaveLength(channels.length);
});

test('every channel refuses an iframe inside the window, and a frame that is gone', async ({ start }) => {
  const { electron, page } = await start();
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  const answers = await electron.evaluate(async ({ BrowserWindow, ipcMain }, names) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const iframe = contents?.mainFrame.frames[0];
    if (!iframe) throw new Error('There is no iframe to ask from.');
    // The iframe has no preload, so it cannot send at all; what main would say to it is asked of main.
    const handlers = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown) => Promise<unknown>> }
    )._invokeHandlers;
    const ask = (name: string, senderFrame: unknown) =>
      Promise.resolve(handlers.get(name)?.({ sender: contents, senderFrame })).then(
        () => 'answered',
        (error: Error) => error.message,
      );
    const own = await ask(names[0] ?? '', contents.mainFrame);
    return {
      own,
      origin: iframe.origin,
      refused: await Promise.all(names.flatMap((name) => [ask(name, iframe), ask(name, null)])),
    };
  }, channels);
  expect(answers.own).toBe('answered');
  expect(answers.origin).toBe('app://inspector');
  expect(answers.refused).toEqual(Array(channels.length * 2).fill('Refused.'));
});

test('permissions, navigation, popups, downloads and the network are denied', async ({
  start,
  simulator,
}) => {
  const { electron, page } = await start();
  const address = page.url();
  const tried = await page.evaluate(async (target) => {
    const asked = await Promise.all([
      navigator.mediaDevices?.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      ) ?? 'denied',
      Notification.requestPermission(),
      navigator.clipboard?.readText().then(
        () => 'granted',
        () => 'denied',
      ) ?? 'denied',
      fetch(`${target}/realms/sandbox/.well-known/openid-configuration`).then(
        () => 'reached',
        () => 'denied',
      ),
      new Promise<string>((resolve) => {
        const image = new Image();
        image.onload = () => resolve('reached');
        image.onerror = () => resolve('denied');
        image.src = `${target}/pixel.png`;
      }),
    ]);
    const popup = window.open('https://evil.example/');
    location.href = 'https://evil.example/';
    const link = document.createElement('a');
    link.href = 'data:text/plain,x';
    link.download = 'x.txt';
    link.click();
    return [...asked, popup === null ? 'denied' : 'opened'];
  }, simulator.loginBaseUrl);
  expect(tried).toEqual(Array(6).fill('denied'));
  expect(simulator.journal.count()).toBe(0);
  expect(page.url()).toBe(address);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('pages come from the bundle alone, under the policy', async ({ start }) => {
  const { electron } = await start();
  const answers = await electron.evaluate(async ({ session }) => {
    const ask = async (path: string) => {
      const answer = await session.defaultSession.fetch(`app://inspector/${path}`);
      return { status: answer.status, policy: answer.headers.get('content-security-policy') };
    };
    return Promise.all([ask('index.html'), ask('index.html%00'), ask('..%5cmain'), ask('assets/none.js')]);
  });
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 404]);
  expect(answers[0]?.policy).toContain("default-src 'none'");
  expect(answers[0]?.policy).not.toContain('connect-src');
});
