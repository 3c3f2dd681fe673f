/**
 * Hands the window a port: the way for what is too much for an answer. The preload lets no port of the window's making in, so a port can only
 * begin here, and only the top frame of our own window gets one.
 */
import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { browsePortChannel } from '../../shared/channels';
import { fail } from '../../shared/failure';

/** `target` is the window of the moment. Answers with main's end of the port. @throws Failure `cancelled` when there is no window. */
export const createHandOver =
  (target: () => Pick<WebContents, 'postMessage' | 'isDestroyed'> | undefined) =>
  (browseId: string): MessagePortMain => {
    const contents = target();
    if (!contents || contents.isDestroyed()) throw noWindow();
    const { port1, port2 } = new MessageChannelMain();
    contents.postMessage(browsePortChannel, browseId, [port2]);
    return port1;
  };

const noWindow = () => fail('cancelled', 'The window is no longer there.', 'Open it again.');
