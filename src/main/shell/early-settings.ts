/**
 * What must be known before the settings themselves are loaded, which takes longer than a first paint may: the theme, and whether this start goes
 * to a demo realm. It only peeks: a file that is missing, torn or new means the usual here, and is told and mended where settings are opened
 * for real.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { themes } from '../../shared/themes';

export interface EarlySettings {
  theme: (typeof themes)[number];
  /** The realm that was open last; null when there was none, or all were. */
  realmId: string | null;
}

const usual: EarlySettings = { theme: 'system', realmId: null };

export function peekSettings(folder: string): EarlySettings {
  try {
    const { theme, lastScope } = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).preferences;
    const realmId: unknown = lastScope?.realmId;
    return {
      theme: themes.find((known) => known === theme) ?? usual.theme,
      realmId: typeof realmId === 'string' ? realmId : usual.realmId,
    };
  } catch {
    return usual;
  }
}
