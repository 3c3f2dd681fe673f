/** A day of runs over thousands: the calls stay in a bounded memory, and each can still be found. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const child = join(import.meta.dirname, 'memory-child.ts');
const tell = (count: number) =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', child, String(count)], {
      encoding: 'utf8',
    }),
  ) as { bytes: number; held: number; total: number; dropped: number; matched: number; found: number };

const mega = 1024 * 1024;
/** Characters of headers and bodies, of which there may be two bytes each, and what a map of them costs. */
const heldBytes = 3 * 16 * mega;

it('100,000 calls: all are there, each in half a kilobyte', { timeout: 120_000 }, () => {
  const { bytes, total, dropped, matched, found } = tell(100_000);
  expect({ total, dropped, matched }).toEqual({ total: 100_001, dropped: 0, matched: 100_001 });
  // 777, 7770 to 7779, 77700 to 77799.
  expect(found).toBe(1 + 10 + 100);
  expect((bytes - heldBytes) / total).toBeLessThan(512);
});

it('400,000 calls: no more memory than the budget', { timeout: 240_000 }, () => {
  const { bytes, total, dropped } = tell(400_000);
  expect(dropped).toBeGreaterThan(0);
  expect(total + dropped).toBe(400_001);
  expect(total).toBeGreaterThan(100_000);
  expect(bytes - heldBytes).toBeLessThan(1.25 * 64 * mega);
});
