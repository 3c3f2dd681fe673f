import { expect, it } from 'vitest';
import type { Consent } from '../../shared/consent';
import { decodeConsent } from '../wych/consent-codec';
import { WaitingConsents } from './waiting-consents';

/** Of as many characters as asked for, four of them in its id. */
function consentOf(characters: number, id = 'abcd'): Consent {
  const consent = decodeConsent('a', { id, user: { name: 'n'.repeat(characters - 4) } });
  if (!consent) throw new Error('unreadable');
  return consent;
}

const waitingWith = (...characters: number[]) => {
  const waiting = new WaitingConsents();
  waiting.add(characters.map((count) => consentOf(count)));
  return waiting;
};
const take = (waiting: WaitingConsents, rows: number, characters: number) => {
  const taken: Consent[] = [];
  const room = { rows, characters };
  waiting.takeInto(taken, room);
  return { count: taken.length, room };
};

it('hands over as many rows as there is room for, the oldest first', () => {
  const waiting = new WaitingConsents();
  waiting.add(['c1', 'c2', 'c3'].map((id) => consentOf(10, id)));
  const taken: Consent[] = [];
  waiting.takeInto(taken, { rows: 2, characters: 1000 });
  expect(taken.map(({ id }) => id)).toEqual(['c1', 'c2']);
  expect(waiting.rows).toBe(1);
});

it('hands over no more when the characters are used up, but one however long it is', () => {
  const waiting = waitingWith(60, 60, 60, 5000, 5000);
  expect(take(waiting, 10, 100)).toEqual({ count: 2, room: { rows: 8, characters: -20 } });
  expect(take(waiting, 10, 50).count).toBe(1);
  expect(take(waiting, 10, 50).count).toBe(1);
  expect(take(waiting, 10, 0).count).toBe(0);
});

it('is as much as its rows or its characters say, and less when some were taken', () => {
  const waiting = waitingWith(60, 60);
  expect(waiting.reaches({ rows: 2, characters: 1e6 })).toBe(true);
  expect(waiting.reaches({ rows: 3, characters: 120 })).toBe(true);
  expect(waiting.reaches({ rows: 3, characters: 121 })).toBe(false);
  take(waiting, 1, 1e6);
  expect(waiting.reaches({ rows: 3, characters: 61 })).toBe(false);
  expect(waiting.reaches({ rows: 3, characters: 60 })).toBe(true);
});

it('counts what repeats, too: permissions, recipient and status', () => {
  const consent = decodeConsent('a', {
    id: '1',
    status: '22',
    permissions: ['333', '4444'],
    client_name: '55555',
  });
  const waiting = new WaitingConsents();
  waiting.add(consent ? [consent] : []);
  expect(waiting.reaches({ rows: 9, characters: 15 })).toBe(true);
  expect(waiting.reaches({ rows: 9, characters: 16 })).toBe(false);
});
