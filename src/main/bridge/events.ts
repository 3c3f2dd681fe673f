import type { WebContents } from 'electron';
import type { z } from 'zod';
import { type EventName, events } from '../../shared/bridge';
import { eventChannel } from '../../shared/channels';

/** Tells the window something. The payload is parsed like an answer, so that an undeclared field cannot slip through. */
export type Tell = <E extends EventName>(event: E, payload: z.input<(typeof events)[E]>) => void;

/** `target` is the window of the moment, or undefined while there is none: then nobody is told, and the next window asks. */
export const createTell =
  (target: () => Pick<WebContents, 'send' | 'isDestroyed'> | undefined): Tell =>
  (event, payload) => {
    const contents = target();
    if (contents && !contents.isDestroyed()) contents.send(eventChannel(event), events[event].parse(payload));
  };
