/** How the app came onto this computer: an AppImage, a snap and a portable copy each have troubles of their own. */

export interface Package {
  isPackaged: boolean;
  env: Readonly<Record<string, string | undefined>>;
  /** From the Windows Store, from the Mac App Store. */
  isFromStore: boolean;
}

export function packageKind({ isPackaged, env, isFromStore }: Package): string {
  if (!isPackaged) return 'from source';
  if (isFromStore) return 'store';
  if (env.APPIMAGE) return 'AppImage';
  if (env.SNAP_NAME) return 'snap';
  if (env.FLATPAK_ID) return 'flatpak';
  if (env.PORTABLE_EXECUTABLE_FILE) return 'portable';
  return 'installed';
}
