/** Appends until the system lets the file grow no further, says what was acknowledged and what the failure was, and ends. */

import { toFailure } from '../../shared/failure';
import { systemClock as clock } from '../clock';
import { FileAuditLog } from './file-audit-log';

const [folder = '', key = ''] = process.argv.slice(2);

async function run(): Promise<void> {
  const log = FileAuditLog.open({
    folder,
    keys: {
      get: async () => ({ key: Buffer.from(key, 'hex'), lasting: true }),
      note: async () => null,
      keepNote: async () => true,
    },
    clock,
    actor: 'test@test',
    appVersion: '0',
    chooser: { save: async () => null },
    rows: { csvLine: () => '' },
  });
  let seq = 0;
  for (;;) {
    try {
      const places = await Promise.all(
        [1, 2, 3].map(() => log.append({ kind: 'revocation-intended', consentId: 'x'.repeat(100) })),
      );
      seq = places.at(-1)?.seq ?? 0;
    } catch (error) {
      process.stdout.write(JSON.stringify({ seq, failure: toFailure(error) }));
      return;
    }
  }
}

void run();
