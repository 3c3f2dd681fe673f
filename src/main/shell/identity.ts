/**
 * Who the app is to the system. The name decides the userData folder, and on macOS and Linux the keychain entry that holds the key of every
 * stored secret: a rename orphans them all (#17). So it is fixed here, before anything else, and a test holds it.
 */
import { join } from 'node:path';
import { app } from 'electron';

export const productName = 'Wych Consent Inspector';

export function fixIdentity(): void {
  app.setName(productName);
  // Tests and operators with several profiles name their own folder; Electron has then set it already.
  if (!app.commandLine.hasSwitch('user-data-dir'))
    app.setPath('userData', join(app.getPath('appData'), productName));
  app.setAppUserModelId('app.wych.consent-inspector');
}
