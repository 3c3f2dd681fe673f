/** Which keys do what, wherever the focus is. Ctrl on Windows and Linux, Command on macOS. */
import type { AppStatus } from '../../../shared/app-status';

export type Platform = AppStatus['platform'];

export type Hotkey =
  | { readonly kind: 'realm'; readonly index: number }
  | { readonly kind: 'all-realms' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'activity' }
  | { readonly kind: 'act-for' }
  | { readonly kind: 'end-visit' }
  | { readonly kind: 'settings' };

type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const byKey: Readonly<Record<string, Hotkey>> = {
  k: { kind: 'palette' },
  j: { kind: 'activity' },
  b: { kind: 'act-for' },
  e: { kind: 'end-visit' },
  ',': { kind: 'settings' },
};

export function hotkeyFor(event: Keys, platform: Platform): Hotkey | null {
  const held = platform === 'darwin' ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!held || event.altKey || event.shiftKey) return null;
  // By place and not by character: on a French keyboard the digit row gives no digits.
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  if (digit === '0') return { kind: 'all-realms' };
  if (digit) return { kind: 'realm', index: Number(digit) - 1 };
  return byKey[event.key.toLowerCase()] ?? null;
}

/** 'Ctrl 1' or '⌘1', for the eye. */
export const keyHint = (key: string, platform: Platform): string =>
  platform === 'darwin' ? `⌘${key}` : `Ctrl ${key}`;

/** The same for `aria-keyshortcuts`. */
export const ariaShortcut = (key: string, platform: Platform): string =>
  `${platform === 'darwin' ? 'Meta' : 'Control'}+${key}`;
