import { describe, expect, it, vi } from 'vitest';
import type { AuditPage, AuditRecord } from '../../../shared/audit';
import type { BridgeClient } from '../../../shared/bridge';
import { fail } from '../../../shared/failure';
import { createAuditStore, noAuditFilter } from './audit-store';

const record = (seq: number) => ({ seq }) as AuditRecord;
const page = (seqs: number[], next: number | null): AuditPage => ({
  records: seqs.map(record),
  next,
  total: 9,
});

const storeWith = (audit: Partial<BridgeClient['audit']>) =>
  createAuditStore({ audit: audit as BridgeClient['audit'] });
const seqs = (store: ReturnType<typeof storeWith>) => store.getState().records.map(({ seq }) => seq);

describe('the audit store', () => {
  it('goes on to older records from where it is', async () => {
    const read = vi
      .fn()
      .mockResolvedValueOnce(page([9, 8], 7))
      .mockResolvedValueOnce(page([7, 6], null));
    const store = storeWith({ read });
    await store.getState().read();
    await store.getState().readOlder();
    await store.getState().readOlder();
    expect(seqs(store)).toEqual([9, 8, 7, 6]);
    expect(read.mock.calls.map(([query]) => query.before)).toEqual([null, 7]);
  });

  it('drops an answer to an older question', async () => {
    let late: (page: AuditPage) => void = () => {};
    const read = vi
      .fn()
      .mockImplementationOnce(() => new Promise((resolve) => (late = resolve)))
      .mockResolvedValueOnce(page([3], null));
    const store = storeWith({ read });
    const first = store.getState().read();
    await store.getState().read({ ...noAuditFilter, text: 'case' });
    late(page([9], null));
    await first;
    expect(seqs(store)).toEqual([3]);
  });

  it('keeps the records on hand when older ones cannot be read, and says why', async () => {
    const read = vi
      .fn()
      .mockResolvedValueOnce(page([9], 8))
      .mockRejectedValueOnce(fail('storage', 'The log cannot be read.', 'Try again.'));
    const store = storeWith({ read });
    await store.getState().read();
    await store.getState().readOlder();
    expect(seqs(store)).toEqual([9]);
    expect(store.getState().failure?.message).toBe('The log cannot be read.');
  });

  it('reads the log again after an export, which is itself in it', async () => {
    const read = vi.fn().mockResolvedValue(page([1], null));
    const exportLog = vi.fn().mockResolvedValue({ saved: true, fileName: 'audit.csv' });
    const store = storeWith({ read, exportLog });
    await store.getState().exportLog('csv');
    expect(store.getState().savedAs).toBe('audit.csv');
    expect(read).toHaveBeenCalledTimes(1);
  });
});
