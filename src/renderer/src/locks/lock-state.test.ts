import { describe, expect, it } from 'vitest';
import type { RealmLock } from '../../../shared/production-lock';
import { announcement, countdown, minutesText, shownLock } from './lock-state';

const production = { id: 'live', environment: 'production', readOnly: false } as const;
const told = (state: RealmLock['state'], unlockedUntil: number | null = null): RealmLock[] => [
  { realmId: 'other', state: 'unlocked', unlockedUntil: 9 },
  { realmId: 'live', state, unlockedUntil },
];

describe('the lock that is shown', () => {
  it('is what main told of this realm', () => {
    expect(shownLock(production, told('unlocked', 7))).toEqual({ state: 'unlocked', unlockedUntil: 7 });
    expect(shownLock(production, told('locked')).state).toBe('locked');
  });

  it('is locked until main has told anything', () => {
    expect(shownLock(production, []).state).toBe('locked');
  });

  it('is the stricter of the two while lock and profile do not agree', () => {
    expect(shownLock(production, told('open')).state).toBe('locked');
    expect(shownLock({ ...production, readOnly: true }, told('unlocked', 7))).toEqual({
      state: 'read-only',
      unlockedUntil: null,
    });
  });

  it('is open for a sandbox, unless it is marked read-only', () => {
    expect(shownLock({ ...production, environment: 'sandbox' }, []).state).toBe('open');
    expect(shownLock({ ...production, environment: 'sandbox', readOnly: true }, []).state).toBe('read-only');
  });
});

it.each([
  [15 * 60_000, '15:00'],
  [872_000, '14:32'],
  [871_001, '14:32'],
  [60 * 60_000, '60:00'],
  [1, '00:01'],
  [0, '00:00'],
  [-5_000, '00:00'],
])('%i ms are counted down as %s', (left, text) => {
  expect(countdown(left)).toBe(text);
});

it('names minutes', () => {
  expect(minutesText(1)).toBe('1 minute');
  expect(minutesText(15)).toBe('15 minutes');
});

it('announces what changed, and the last minute, but no seconds', () => {
  const unlocked = { state: 'unlocked', unlockedUntil: 15 * 60_000 } as const;
  expect(announcement('Kiwi', unlocked, 0)).toBe(announcement('Kiwi', unlocked, 14 * 60_000 - 1));
  expect(announcement('Kiwi', unlocked, 14 * 60_000)).toMatch(/less than a minute/);
  expect(announcement('Kiwi', { state: 'locked', unlockedUntil: null }, 0)).toBe('Kiwi is read-only.');
  expect(announcement('Kiwi', { state: 'read-only', unlockedUntil: null }, 0)).toMatch(/read-only realm/);
  expect(announcement('Kiwi', { state: 'open', unlockedUntil: null }, 0)).toBe('');
});
