import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeTheme } from 'electron';
import { themes } from '../../shared/themes';

type Theme = (typeof themes)[number];

/**
 * Gives the window its theme before the settings themselves are loaded, which takes longer than a first paint may. It only peeks: a file
 * that is missing, torn or new means the system's theme here, and is told and mended where settings are opened for real.
 */
export function applyEarlyTheme(settingsFolder: string): void {
  nativeTheme.themeSource = peek(join(settingsFolder, 'settings.json'));
}

function peek(file: string): Theme {
  try {
    const theme: unknown = JSON.parse(readFileSync(file, 'utf8')).preferences.theme;
    return themes.find((known) => known === theme) ?? 'system';
  } catch {
    return 'system';
  }
}
