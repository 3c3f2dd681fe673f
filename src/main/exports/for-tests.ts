/** An export service with real files, and what its tests decide: the operator's choice, the clock, whether the audit log can be written. */
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../shared/audit';
import type { ExportBegin } from '../../shared/export';
import { fail } from '../../shared/failure';
import type { AuditLog } from '../audit/audit-log';
import { testFolder } from '../storage/for-tests';
import { FakeClock } from '../wych/network-door-testing';
import { ExportService, type ExportServiceOptions } from './export-service';

export const realms = {
  kiwi: { id: 'kiwi', name: 'Kiwi Sandbox', environment: 'sandbox' },
  kea: { id: 'kea', name: 'Kea / Production', environment: 'production' },
} as const;

export const order = (over: Partial<ExportBegin> = {}): ExportBegin => ({
  format: 'csv',
  columns: [
    { key: 'id', title: 'Consent id' },
    { key: 'count', title: 'Count' },
  ],
  realmIds: ['kiwi'],
  rows: 2,
  filtered: false,
  ...over,
});

export function setUp(over: Partial<ExportServiceOptions> = {}) {
  const folder = testFolder();
  const clock = new FakeClock();
  const entries: AuditEntry[] = [];
  const asked: string[] = [];
  const world = {
    ...folder,
    clock,
    entries,
    asked,
    /** Where the operator wants it; null for nowhere. */
    place: join(folder.path, 'out.csv') as string | null,
    /** Set to make the audit log fail. */
    logIsBroken: false,
  };
  const audit: AuditLog = {
    append: async (entry) => {
      if (world.logIsBroken) throw fail('storage', 'The audit log cannot be written.', 'Mend it.');
      entries.push(entry);
      return { seq: entries.length, mac: '' };
    },
  };
  const service = new ExportService({
    files: {
      save: async (_title, name) => {
        asked.push(name);
        return world.place;
      },
    },
    realms: {
      get: (realmId) => {
        const realm = realms[realmId as keyof typeof realms];
        if (!realm) throw fail('not-found', 'This realm is no longer there.', 'Choose another realm.');
        return realm;
      },
    },
    audit,
    clock,
    ...over,
  });
  onTestFinished(() => service.abandonAll());
  /** Begins, and says that it must have begun. */
  const begin = async (wanted = order()) => {
    const begun = await service.begin(wanted);
    if (!begun) throw new Error('the export did not begin');
    return begun;
  };
  return Object.assign(world, { service, begin });
}

export const failing = (kind: string, message = /./) => ({
  failure: expect.objectContaining({ kind, message: expect.stringMatching(message) }),
});
