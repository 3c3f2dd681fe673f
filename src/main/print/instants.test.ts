import { describe, expect, it } from 'vitest';
import { inLines, inUtc, inWords } from './instants';

const at = Date.parse('2026-03-12T11:05:33Z');

describe('an instant', () => {
  it.each([
    [at, 'Pacific/Auckland', '13 Mar 2026, 00:05:33 Pacific/Auckland (12 Mar 2026, 11:05:33 UTC)'],
    [at, 'Europe/Berlin', '12 Mar 2026, 12:05:33 Europe/Berlin (11:05:33 UTC)'],
    [at, 'UTC', '12 Mar 2026, 11:05:33 UTC'],
    [null, 'UTC', 'not stated'],
    [9e15, 'Europe/Berlin', '9000000000000000'],
  ])('%s in %s', (time, zone, words) => {
    expect(inWords(time, zone)).toBe(words);
  });

  it('without a zone is told in that of this computer', () => {
    expect(inWords(at)).toContain('11:05:33 UTC');
  });

  it('in narrow columns', () => {
    expect(inLines(at, 'Europe/Berlin')).toEqual(['12 Mar 2026, 12:05:33', '12 Mar 2026, 11:05:33 UTC']);
    expect(inLines(at, 'UTC')).toEqual([inUtc(at)]);
    expect(inLines(null, 'Europe/Berlin')).toEqual(['not stated']);
  });
});
