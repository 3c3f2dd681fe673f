/**
 * The door between the processes: the only file that imports ipcMain. It is open before the services behind it are loaded, so that the
 * window need not wait for them: the first message waits instead.
 */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { BridgeHandlers, BridgeNames } from '../../shared/bridge';
import { requestChannel } from '../../shared/channels';
import type { answer, Contract } from './answer';

/** What answers, loaded after the window is on its way. */
export interface BridgeService {
  readonly contracts: Readonly<Record<string, Readonly<Record<string, Contract>>>>;
  readonly handlers: BridgeHandlers;
  readonly answer: typeof answer;
}

export interface ServeOptions {
  names: BridgeNames;
  isTrusted: (event: IpcMainInvokeEvent) => boolean;
  service: () => Promise<BridgeService>;
}

export function serveBridge({ names, isTrusted, service }: ServeOptions): void {
  for (const [group, methods] of Object.entries(names.requests)) {
    for (const method of methods) {
      ipcMain.handle(requestChannel(group, method), async (event, ...args: unknown[]) => {
        // A refusal rejects. It never resolves: `undefined` would look like an answer.
        if (!isTrusted(event) || args.length > 1) throw new Error('Refused.');
        const { contracts, handlers, answer } = await service();
        const contract = contracts[group]?.[method];
        const handler = (handlers as Record<string, Record<string, (input: never) => unknown>>)[group]?.[
          method
        ];
        if (!contract || !handler) throw new Error('Refused.');
        return answer(contract, handler, args[0]);
      });
    }
  }
}
