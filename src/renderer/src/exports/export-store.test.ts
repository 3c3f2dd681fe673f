import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Consent } from '../../../shared/consent';
import type { ExportBegin, ExportCell } from '../../../shared/export';
import { fail } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import { usualColumns } from '../consents/grid/columns';
import { aConsent } from '../consents/rows/testing';
import type { ExportSource, TakenRows } from './export-source';
import { createExportStore, rowsInMessage } from './export-store';

const many = (count: number): TakenRows =>
  taken(Array.from({ length: count }, (_, index) => aConsent({ id: `c-${index}` })));
const taken = (consents: readonly Consent[]): TakenRows => ({
  length: consents.length,
  realmIds: [...new Set(consents.map(({ realmId }) => realmId))],
  slice: (from, to) => consents.slice(from, to),
});
const sourceOf = (count: number, over: Partial<ExportSource> = {}): ExportSource => ({
  shown: many(count),
  selected: many(0),
  onHand: count,
  isNarrowed: false,
  hasRealm: false,
  columns: usualColumns,
  realms: new Map([['alpha', { id: 'alpha', name: 'Kiwi' } as RealmProfile]]),
  unread: [],
  now: 0,
  ...over,
});

/** Main as the window sees it: each slice waits until it is let through. */
function fakeMain() {
  const received: ExportCell[][] = [];
  const orders: ExportBegin[] = [];
  const gates: Array<{ open: () => void; fail: (error: unknown) => void }> = [];
  const port = {
    begin: vi.fn(async (order: ExportBegin): Promise<{ exportId: string; fileName: string } | null> => {
      orders.push(order);
      return { exportId: 'e-1', fileName: 'out.csv' };
    }),
    rows: vi.fn(async ({ rows }: { rows: ExportCell[][] }) => {
      await new Promise<void>((resolve, reject) => gates.push({ open: resolve, fail: reject }));
      received.push(...rows);
      return { rows: received.length, bytes: 1 };
    }),
    finish: vi.fn(async () => ({ fileName: 'out.csv', rows: received.length, bytes: 10 })),
    cancel: vi.fn(async () => undefined),
  };
  const gate = async () => {
    await expect.poll(() => gates.length).toBeGreaterThan(0);
    return gates.shift() as (typeof gates)[number];
  };
  return { port, received, orders, gates, gate };
}

let main = fakeMain();
let store = createExportStore(main.port);
const phase = () => store.getState().phase;

beforeEach(() => {
  main = fakeMain();
  store = createExportStore(main.port);
});

describe('an export', () => {
  it('hands over every row once, in order, each slice after the last is written', async () => {
    store.getState().open(sourceOf(rowsInMessage * 2 + 1, { isNarrowed: true }));
    store.getState().choose({ columns: 'all' });
    const ran = store.getState().run();
    for (const done of [0, rowsInMessage, rowsInMessage * 2]) {
      const { open } = await main.gate();
      expect(phase()).toMatchObject({
        kind: 'running',
        fileName: 'out.csv',
        done,
        total: rowsInMessage * 2 + 1,
      });
      expect(main.gates).toEqual([]);
      open();
    }
    await ran;
    expect(main.orders).toEqual([
      expect.objectContaining({
        format: 'csv',
        rows: rowsInMessage * 2 + 1,
        filtered: true,
        realmIds: ['alpha'],
      }),
    ]);
    const idAt = main.orders[0]?.columns.findIndex(({ key }) => key === 'consentId') ?? -1;
    const ids = many(rowsInMessage * 2 + 1)
      .slice(0)
      .map(({ id }) => id);
    expect(main.received.map((row) => row[idAt])).toEqual(ids);
    expect(phase()).toEqual({ kind: 'saved', exported: { fileName: 'out.csv', rows: 2001, bytes: 10 } });
  });

  it('of the selected ones is of those alone, and counts as filtered', async () => {
    store.getState().open(sourceOf(3, { selected: many(1) }));
    expect(store.getState().wish.rows).toBe('selected');
    const ran = store.getState().run();
    (await main.gate()).open();
    await ran;
    expect(main.orders[0]).toMatchObject({ rows: 1, filtered: true });
  });

  it('without a place goes back to the question', async () => {
    main.port.begin.mockResolvedValueOnce(null);
    store.getState().open(sourceOf(1));
    await store.getState().run();
    expect(phase()).toMatchObject({ kind: 'asking', wasCancelled: false });
    expect(main.port.cancel).not.toHaveBeenCalled();
  });

  it('that failed says why, and can be tried again from the start', async () => {
    store.getState().open(sourceOf(2));
    const ran = store.getState().run();
    (await main.gate()).fail(fail('storage', 'No room.', 'Make some.', { retryable: true }));
    await ran;
    expect(phase()).toMatchObject({ kind: 'failed', failure: { message: 'No room.' } });
    expect(main.port.cancel).toHaveBeenCalledTimes(1);
    const again = store.getState().run();
    (await main.gate()).open();
    await again;
    expect(main.received).toHaveLength(2);
    expect(phase()).toMatchObject({ kind: 'saved' });
  });
});

describe('a cancel', () => {
  it('ends it at once, whatever is under way', async () => {
    store.getState().open(sourceOf(rowsInMessage * 3));
    const ran = store.getState().run();
    (await main.gate()).open();
    const second = await main.gate();
    store.getState().cancel();
    store.getState().cancel();
    expect(phase()).toMatchObject({ kind: 'running', isCancelled: true });
    expect(main.port.cancel).toHaveBeenCalledTimes(1);
    second.fail(fail('not-found', 'No longer under way.', ''));
    await ran;
    expect(phase()).toMatchObject({ kind: 'asking', wasCancelled: true });
    expect(main.port.finish).not.toHaveBeenCalled();
    expect(main.gates).toEqual([]);
  });

  it('that came too late is not told as one: the file is there', async () => {
    main.port.finish.mockImplementationOnce(async () => {
      store.getState().cancel();
      return { fileName: 'out.csv', rows: 1, bytes: 1 };
    });
    store.getState().open(sourceOf(1));
    const ran = store.getState().run();
    (await main.gate()).open();
    await ran;
    expect(phase()).toMatchObject({ kind: 'saved' });
  });

  it('is forgotten by the next export', async () => {
    store.getState().open(sourceOf(rowsInMessage + 1));
    const ran = store.getState().run();
    const first = await main.gate();
    store.getState().cancel();
    first.open();
    await ran;
    store.getState().open(sourceOf(1));
    const again = store.getState().run();
    (await main.gate()).open();
    await again;
    expect(phase()).toMatchObject({ kind: 'saved' });
  });
});

describe('while one runs', () => {
  it('neither closing nor another one touches it', async () => {
    store.getState().open(sourceOf(1));
    const ran = store.getState().run();
    const gate = await main.gate();
    store.getState().close();
    store.getState().open(sourceOf(5));
    void store.getState().run();
    expect(phase()).toMatchObject({ kind: 'running', total: 1 });
    expect(main.port.begin).toHaveBeenCalledTimes(1);
    gate.open();
    await ran;
    store.getState().close();
    expect(phase().kind).toBe('idle');
  });
});
