import { describe, expect, it } from 'vitest';
import { ariaShortcut, hotkeyFor, keyHint } from './hotkeys';

const press = (key: string, code: string, held: object = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const ctrl = { ctrlKey: true };

describe('hotkeys', () => {
  it('open realms by their place in the rail', () => {
    expect(hotkeyFor(press('1', 'Digit1', ctrl), 'linux')).toEqual({ kind: 'realm', index: 0 });
    expect(hotkeyFor(press('9', 'Numpad9', ctrl), 'win32')).toEqual({ kind: 'realm', index: 8 });
    expect(hotkeyFor(press('à', 'Digit0', ctrl), 'win32')).toEqual({ kind: 'all-realms' });
  });

  it('open the palette, the activity and the settings', () => {
    expect(hotkeyFor(press('K', 'KeyK', ctrl), 'linux')).toEqual({ kind: 'palette' });
    expect(hotkeyFor(press('j', 'KeyJ', ctrl), 'win32')).toEqual({ kind: 'activity' });
    expect(hotkeyFor(press(',', 'Comma', { metaKey: true }), 'darwin')).toEqual({ kind: 'settings' });
  });

  it('act on behalf of a customer, and end it', () => {
    expect(hotkeyFor(press('b', 'KeyB', ctrl), 'linux')).toEqual({ kind: 'act-for' });
    expect(hotkeyFor(press('E', 'KeyE', ctrl), 'linux')).toEqual({ kind: 'end-visit' });
  });

  it('need the platform’s own key and no other', () => {
    expect(hotkeyFor(press('1', 'Digit1'), 'linux')).toBeNull();
    expect(hotkeyFor(press('1', 'Digit1', ctrl), 'darwin')).toBeNull();
    expect(hotkeyFor(press('1', 'Digit1', { metaKey: true }), 'linux')).toBeNull();
    expect(hotkeyFor(press('1', 'Digit1', { ctrlKey: true, altKey: true }), 'linux')).toBeNull();
    expect(hotkeyFor(press('k', 'KeyK', { ctrlKey: true, shiftKey: true }), 'linux')).toBeNull();
  });

  it('leave every other key alone', () => {
    expect(hotkeyFor(press('a', 'KeyA', ctrl), 'linux')).toBeNull();
  });
});

it('are told to the eye and to a screen reader', () => {
  expect(keyHint('1', 'darwin')).toBe('⌘1');
  expect(keyHint('1', 'win32')).toBe('Ctrl 1');
  expect(ariaShortcut('K', 'linux')).toBe('Control+K');
});
