import { expect, it } from 'vitest';
import { packageKind } from './package-kind';

it.each([
  ['from source', { isPackaged: false, env: { APPIMAGE: '/x' } }],
  ['store', { isFromStore: true }],
  ['AppImage', { env: { APPIMAGE: '/opt/wych.AppImage' } }],
  ['snap', { env: { SNAP_NAME: 'wych' } }],
  ['flatpak', { env: { FLATPAK_ID: 'app.wych' } }],
  ['portable', { env: { PORTABLE_EXECUTABLE_FILE: 'E:\\wych.exe' } }],
  ['installed', {}],
])('is %s', (kind, more) => {
  expect(packageKind({ isPackaged: true, isFromStore: false, env: {}, ...more })).toBe(kind);
});
