/** Appends to the log from several sides as fast as it can, with a real vault, and says on stdout what is acknowledged, until it is killed. */
import { writeSync } from 'node:fs';
import { systemClock as clock } from '../clock';
import { AppKeys } from '../vault/app-keys';
import { keyKeychain } from '../vault/for-tests';
import { OpenVault } from '../vault/open-vault';
import { openVaultFile } from '../vault/vault-file';
import { FileAuditLog } from './file-audit-log';

const [folder = '', keychain = '', round = ''] = process.argv.slice(2);
const writers = 4;

async function run(): Promise<void> {
  const { stored } = await openVaultFile(folder, clock.now());
  const choice = {
    keychain: keychain === 'none' ? null : keyKeychain('gnome-libsecret', keychain),
    explanation: '',
  };
  const log = FileAuditLog.open({
    folder,
    keys: new AppKeys(await OpenVault.open(stored, choice), clock),
    clock,
    actor: 'test@test',
    appVersion: '0',
    chooser: { save: async () => null },
    rows: { csvLine: () => '' },
    segmentBytes: 4000,
  });
  const write = async (writer: number) => {
    for (let n = 0; ; n++) {
      const consentId = `${round}-${writer}-${n}`;
      const { seq } = await log.append({ kind: 'revocation-intended', consentId });
      writeSync(1, `${seq} ${consentId}\n`);
      // A quiet moment now and then, in which the vault is told.
      if (n % 40 === 39) await log.close();
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
}

void run();
