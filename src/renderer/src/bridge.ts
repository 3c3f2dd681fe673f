/** The window's only way to the main process. Failures are thrown as `FailureError`. */
import type { BridgeApi } from '../../shared/bridge';
import { firstFrame } from './app/first-frame';
import { createBridgeClient } from './bridge-client';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly wych: BridgeApi;
  }
}

export const bridge = createBridgeClient(window.wych, firstFrame());
