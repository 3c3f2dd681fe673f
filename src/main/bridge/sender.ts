import type { WebContents, WebFrameMain } from 'electron';

/** What is known of who sent a message: enough of `IpcMainInvokeEvent` to judge it. */
export interface Sender {
  readonly sender: Pick<WebContents, 'id' | 'mainFrame'>;
  readonly senderFrame: Pick<WebFrameMain, 'origin'> | null;
}

/**
 * Whether a message comes from the top frame of our own window, with our own origin, exactly (#7). A frame that is gone is null, and is
 * refused: nobody knows any more who asked.
 */
export function isTrustedSender(event: Sender, windowId: number | undefined, appOrigin: string): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    windowId !== undefined &&
    event.sender.id === windowId &&
    frame === event.sender.mainFrame &&
    frame.origin === appOrigin
  );
}
