/** Put in by the build from `bridgeNames` of `bridge.ts` (see electron.vite.config.ts). */
declare const __BRIDGE_NAMES__: import('./bridge').BridgeNames;
