/** The calls that a filter lets through as an HTTP Archive (A2): asked where to, written piece by piece, and recorded. */
import type { ActivityEntry, ActivityFilter } from '../../shared/activity';
import type { RealmProfile } from '../../shared/realm';
import type { Saved } from '../../shared/saved';
import type { AuditLog } from '../audit/audit-log';
import { saveRecorded } from '../audit/recorded-file';
import type { FileChooser, FileKind } from '../shell/file-chooser';
import type { WholeFile } from '../storage/whole-file';
import type { ActivityLog } from './activity-log';
import { shownExchange } from './call-detail';
import { type HarHead, harEntry, harFrame } from './har';
import type { HeldExchanges } from './held-exchanges';
import type { Redactor } from './redactor/redactor';

export interface HarPorts extends HarHead {
  log: ActivityLog;
  held: HeldExchanges;
  redactor: Redactor;
  realms: { readonly profiles: readonly RealmProfile[] };
  chooser: FileChooser;
  audit: AuditLog;
}

const kind: FileKind = { name: 'HTTP archive', extension: 'har' };
/** Characters that are written at once. */
const pieceLength = 64 * 1024;

export class HarExport {
  constructor(private readonly ports: HarPorts) {}

  /** @throws Failure `storage`. */
  async save(filter: ActivityFilter): Promise<Saved> {
    const path = await this.ports.chooser.save('Export activity', 'wych-activity.har', kind);
    if (path === null) return { saved: false };
    // Counted while it is written, and recorded after that.
    const details = { calls: 0 };
    const { fileName } = await saveRecorded(this.ports.audit, {
      path,
      entry: { kind: 'activity-exported', outcome: 'saved', details },
      write: async (file) => {
        details.calls = await this.#write(file, filter);
      },
    });
    return { saved: true, fileName };
  }

  /** Answers how many calls it wrote. */
  async #write(file: WholeFile, filter: ActivityFilter): Promise<number> {
    const [head, foot] = harFrame(this.ports);
    let piece = head;
    let count = 0;
    for (const entry of this.ports.log.each(filter)) {
      piece += `${count === 0 ? '' : ','}\n${JSON.stringify(this.#har(entry))}`;
      count += 1;
      if (piece.length < pieceLength) continue;
      await file.write(piece);
      piece = '';
    }
    await file.write(piece + foot);
    return count;
  }

  #har(entry: ActivityEntry) {
    const { redactor, held, realms } = this.ports;
    const options = { maskPersonal: true };
    const exchange = shownExchange(redactor, entry, held.of(entry.seq), options);
    const realm = realms.profiles.find(({ id }) => id === entry.realmId)?.name ?? entry.realmId;
    return harEntry({ ...entry, url: redactor.text(entry.url, options) }, exchange, realm);
  }
}
