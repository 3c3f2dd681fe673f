/**
 * When consents began, changed and end, relative to the simulator's start, so that a demo opened in any year has consents that expire
 * this week, consents pending for longer than a day, and consents called active although their time is over.
 */
import type { Dice, Weighted } from './random';
import type { StatusFamily } from './status';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type Ending = 'this week' | 'this month' | 'later' | 'already past' | 'never';
export type Waiting = 'today' | 'too long';

export interface Period {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | undefined;
  /** Seconds of sharing agreed to, at most a year; 0 is once-off, undefined open-ended, which OBIE allows. */
  readonly sharingSeconds: number | undefined;
}

const ENDINGS: Weighted<Ending> = [
  ['later', 66],
  ['this month', 14],
  ['this week', 9],
  ['already past', 6],
  ['never', 5],
];
const TERMS_IN_DAYS: Weighted<number> = [
  [365, 60],
  [180, 20],
  [90, 20],
];

export function drawPeriod(
  dice: Dice,
  family: StatusFamily,
  now: number,
  wish: { ending?: Ending; waiting?: Waiting } = {},
): Period {
  switch (family) {
    case 'Pending':
      return pending(dice, now, wish.waiting ?? (dice.chance(0.6) ? 'today' : 'too long'));
    case 'Active':
      return active(dice, now, wish.ending ?? dice.weigh(ENDINGS));
    case 'Rejected':
      return rejected(dice, now);
    case 'Revoked':
      return revoked(dice, now);
    case 'Expired':
      return expired(dice, now);
    case 'Consumed':
      return onceOff(dice, now);
  }
}

function pending(dice: Dice, now: number, waiting: Waiting): Period {
  const createdAt =
    now - dice.between(1, 60) * MINUTE - dice.between(0, 20) * HOUR - (waiting === 'today' ? 0 : 30 * HOUR);
  return {
    createdAt,
    updatedAt: createdAt,
    expiresAt: undefined,
    sharingSeconds: dice.weigh(TERMS_IN_DAYS) * 86_400,
  };
}

function active(dice: Dice, now: number, ending: Ending): Period {
  if (ending === 'never') {
    const createdAt = now - dice.between(1, 900) * DAY - dice.between(0, DAY);
    return {
      createdAt,
      updatedAt: createdAt + 4 * MINUTE,
      expiresAt: undefined,
      sharingSeconds: undefined,
    };
  }
  const term = dice.weigh(TERMS_IN_DAYS) * DAY;
  const left = {
    'this week': () => dice.between(2 * HOUR, 7 * DAY - HOUR),
    'this month': () => dice.between(7 * DAY + HOUR, 30 * DAY - HOUR),
    later: () => dice.between(30 * DAY + HOUR, term - HOUR),
    'already past': () => -dice.between(HOUR, 21 * DAY),
  }[ending]();
  const createdAt = now + left - term;
  return {
    createdAt,
    updatedAt: createdAt + dice.between(1, 30) * MINUTE,
    expiresAt: now + left,
    sharingSeconds: term / 1000,
  };
}

function onceOff(dice: Dice, now: number): Period {
  const createdAt = now - dice.between(1, 500) * DAY - dice.between(0, DAY);
  return {
    createdAt,
    updatedAt: createdAt + dice.between(1, 30) * MINUTE,
    expiresAt: createdAt + DAY,
    sharingSeconds: 0,
  };
}

function rejected(dice: Dice, now: number): Period {
  const createdAt = now - dice.between(2 * HOUR, 500 * DAY);
  return {
    createdAt,
    updatedAt: createdAt + dice.between(1, 90) * MINUTE,
    expiresAt: undefined,
    sharingSeconds: dice.weigh(TERMS_IN_DAYS) * 86_400,
  };
}

/** Cut short: many of these would still run today. */
function revoked(dice: Dice, now: number): Period {
  const term = dice.weigh(TERMS_IN_DAYS) * DAY;
  const createdAt = now - dice.between(2 * DAY, 600 * DAY);
  const longest = Math.min(term, now - createdAt);
  return {
    createdAt,
    updatedAt: createdAt + dice.between(HOUR, longest - HOUR),
    expiresAt: createdAt + term,
    sharingSeconds: term / 1000,
  };
}

function expired(dice: Dice, now: number): Period {
  const term = dice.weigh(TERMS_IN_DAYS) * DAY;
  const expiresAt = now - dice.between(HOUR, 400 * DAY);
  return { createdAt: expiresAt - term, updatedAt: expiresAt, expiresAt, sharingSeconds: term / 1000 };
}
