/**
 * Everything that main says to the window, from here on: answers, refusals, events, and what goes over ports. Recorded in main, at the last
 * point before a message leaves it, so that nothing in the window can hide from it.
 */
import type { ElectronApplication } from '@playwright/test';

export interface Message {
  channel: string;
  text: string;
}

interface Recorder {
  tape: Message[];
}

export const recordMessages = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ ipcMain, BrowserWindow, MessageChannelMain }) => {
    const tape: Message[] = [];
    (globalThis as unknown as Recorder).tape = tape;
    const note = (channel: string, said: unknown) => tape.push({ channel, text: JSON.stringify(said) ?? '' });
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (...args: unknown[]) => Promise<unknown>>;
    };
    for (const [channel, handler] of [...handlers])
      handlers.set(channel, async (...args) => {
        try {
          const answer = await handler(...args);
          note(channel, answer);
          return answer;
        } catch (error) {
          note(channel, `${(error as Error).stack}`);
          throw error;
        }
      });
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (channel, ...args) => {
        note(channel, args);
        send(channel, ...args);
      };
    }
    // The app has one kind of port.
    const port = Object.getPrototypeOf(new MessageChannelMain().port1) as Electron.MessagePortMain;
    const { postMessage } = port;
    port.postMessage = function (this: Electron.MessagePortMain, said, ...rest) {
      note('wych-port:browse', said);
      postMessage.call(this, said, ...rest);
    };
  });

export const recordedMessages = (electron: ElectronApplication): Promise<Message[]> =>
  electron.evaluate(() => (globalThis as unknown as Recorder).tape);
