/**
 * Exports of filtered rows (E2). The window hands rows over in slices and waits for each; main asks the operator for the place and writes them.
 * A window that reloads, crashes or falls silent leaves nothing behind.
 */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { ExportBegin, ExportBegun, ExportCell, Exported, ExportProgress } from '../../shared/export';
import { fail } from '../../shared/failure';
import type { RealmId, RealmProfile } from '../../shared/realm';
import { type AuditLog, auditRealm } from '../audit/audit-log';
import type { Clock } from '../clock';
import type { FileChooser, FileKind } from '../shell/file-chooser';
import { notSaved } from '../storage/not-saved';
import { WholeFile } from '../storage/whole-file';
import { suggestedName } from './file-name';
import { type ExportTarget, ended, OngoingExport } from './ongoing-export';

/** Nobody needs more, and each holds a file open. */
const atOnce = 2;

const kinds: Readonly<Record<ExportBegin['format'], FileKind>> = {
  csv: { name: 'CSV', extension: 'csv' },
  jsonl: { name: 'JSON Lines', extension: 'jsonl' },
};

export interface ExportServiceOptions {
  readonly files: Pick<FileChooser, 'save'>;
  /** Throws a `not-found` Failure for a realm that is no longer there. */
  readonly realms: { get(realmId: RealmId): Pick<RealmProfile, 'id' | 'name' | 'environment'> };
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly create?: (path: string) => Promise<ExportTarget>;
}

interface Entry {
  readonly order: ExportBegin;
  readonly realms: readonly Pick<RealmProfile, 'id' | 'name' | 'environment'>[];
  readonly ongoing: OngoingExport;
}

export class ExportService {
  readonly #options: ExportServiceOptions;
  readonly #entries = new Map<string, Entry>();
  /** Whose operator is still choosing a place. */
  #choosing = 0;
  /** Counts the windows there have been: what an earlier one began is not gone on with. */
  #window = 0;

  constructor(options: ExportServiceOptions) {
    this.#options = options;
  }

  /** Null when the operator chose no place. Throws `conflict` while two others are under way, and `storage` when nothing can be written there. */
  async begin(order: ExportBegin): Promise<ExportBegun> {
    const { files, realms: known, clock } = this.#options;
    if (this.#entries.size + this.#choosing >= atOnce)
      throw fail(
        'conflict',
        'Two exports are under way already.',
        'Wait until one has ended, or cancel it.',
        {
          retryable: true,
        },
      );
    const realms = [...new Set(order.realmIds)].map((realmId) => known.get(realmId));
    const window = this.#window;
    this.#choosing++;
    try {
      const name = suggestedName(realms, order.format, clock.now());
      const path = await files.save('Export consents', name, kinds[order.format]);
      if (path === null || window !== this.#window) return null;
      return await this.#open(path, order, realms, window);
    } finally {
      this.#choosing--;
    }
  }

  async rows(slice: { exportId: string; rows: ExportCell[][] }): Promise<ExportProgress> {
    return this.#entry(slice.exportId).ongoing.add(slice.rows);
  }

  async finish({ exportId }: { exportId: string }): Promise<Exported> {
    const { ongoing, order, realms } = this.#entry(exportId);
    return ongoing.finish((outcome) => this.#options.audit.append(recordOf(order, realms, outcome)));
  }

  /** Does nothing to an export that has ended, however it did. */
  async cancel({ exportId }: { exportId: string }): Promise<void> {
    await this.#entries.get(exportId)?.ongoing.abandon();
  }

  /** The window is gone, and with it whoever would go on: at a reload, a crash, and when the app quits. */
  async abandonAll(): Promise<void> {
    this.#window++;
    await Promise.all([...this.#entries.values()].map(({ ongoing }) => ongoing.abandon()));
  }

  async #open(
    path: string,
    order: ExportBegin,
    realms: Entry['realms'],
    window: number,
  ): Promise<ExportBegun> {
    const { create = (at: string) => WholeFile.create(at), clock } = this.#options;
    const file = await create(path).catch((error: unknown) => {
      throw notSaved(basename(path), error);
    });
    if (window !== this.#window) {
      await file.abandon();
      return null;
    }
    const exportId = randomUUID();
    const ongoing = new OngoingExport(order, file, clock, () => this.#entries.delete(exportId));
    this.#entries.set(exportId, { order, realms, ongoing });
    await ongoing.begin();
    return { exportId, fileName: ongoing.fileName };
  }

  #entry(exportId: string): Entry {
    const entry = this.#entries.get(exportId);
    if (!entry) throw ended();
    return entry;
  }
}

/** Which columns left the app, not what was in them; the file's name is the operator's words, and may be a customer's name. */
function recordOf(
  { format, rows, columns, filtered }: ExportBegin,
  realms: Entry['realms'],
  outcome: string,
) {
  const [first] = realms;
  return {
    kind: 'consents-exported' as const,
    ...(realms.length === 1 && first ? { realm: auditRealm(first) } : {}),
    outcome,
    details: {
      format,
      rows,
      filtered,
      columns: columns.map(({ key }) => key).join(', '),
      ...(realms.length > 1
        ? { realms: realms.map(({ name, environment }) => `${name} (${environment})`).join(', ') }
        : {}),
    },
  };
}
