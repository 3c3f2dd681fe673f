/**
 * The scheme is what `prefers-color-scheme` says, and nothing is kept here: main sets Electron's `nativeTheme` from the operator's
 * preference, so the window's frame, its menus and this page can never disagree.
 */
import type { MantineColorSchemeManager } from '@mantine/core';

export const systemColourScheme: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
