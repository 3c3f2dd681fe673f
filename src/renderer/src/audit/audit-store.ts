/** The audit log as far as it has been read: newest first, page by page, under one filter. */
import { createStore } from 'zustand/vanilla';
import type { AuditFilter, AuditRecord, AuditVerdict } from '../../../shared/audit';
import type { BridgeClient } from '../../../shared/bridge';
import type { ExportFormat } from '../../../shared/export';
import { type Failure, toFailure } from '../../../shared/failure';

export const noAuditFilter: AuditFilter = { text: '', kinds: [], realmId: null, from: null, to: null };

export interface AuditState {
  readonly filter: AuditFilter;
  readonly records: readonly AuditRecord[];
  /** Where older records go on; null at the end. */
  readonly next: number | null;
  /** All records there are, filtered or not; null before the first answer. */
  readonly total: number | null;
  readonly isReading: boolean;
  readonly failure: Failure | null;
  readonly verdict: AuditVerdict | null;
  /** The name of the file that was saved last. */
  readonly savedAs: string | null;
  /** Reads from the newest on, under another filter when one is given. */
  read(filter?: AuditFilter): Promise<void>;
  readOlder(): Promise<void>;
  verify(): Promise<void>;
  exportLog(format: ExportFormat): Promise<void>;
}

const pageSize = 100;

export function createAuditStore({ audit }: Pick<BridgeClient, 'audit'>) {
  return createStore<AuditState>((set, get) => {
    /** Answers to an older question are dropped. */
    let question = 0;
    const ask = async (before: number | null, kept: readonly AuditRecord[]) => {
      const mine = ++question;
      set({ isReading: true, failure: null });
      try {
        const page = await audit.read({ before, limit: pageSize, filter: get().filter });
        if (mine !== question) return;
        set({ records: [...kept, ...page.records], next: page.next, total: page.total, isReading: false });
      } catch (error) {
        if (mine === question) set({ failure: toFailure(error), isReading: false });
      }
    };
    return {
      filter: noAuditFilter,
      records: [],
      next: null,
      total: null,
      isReading: false,
      failure: null,
      verdict: null,
      savedAs: null,
      read: (filter = get().filter) => {
        set({ filter });
        return ask(null, []);
      },
      readOlder: async () => {
        const { next, records, isReading } = get();
        if (next !== null && !isReading) await ask(next, records);
      },
      verify: async () => {
        set({ verdict: null });
        set({ verdict: await audit.verify() });
      },
      exportLog: async (format) => {
        set({ savedAs: null });
        const saved = await audit.exportLog({ format, filter: get().filter });
        if (!saved.saved) return;
        set({ savedAs: saved.fileName });
        // The export is itself in the log.
        await get().read();
      },
    };
  });
}
