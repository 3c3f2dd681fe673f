/** What each state of a run's consent is called, and what it means. */
import type { RunItemState } from '../../../shared/revocation-terms';

export type Tone = 'success' | 'info' | 'warning' | 'danger' | 'muted';

export interface StateWords {
  readonly label: string;
  readonly meaning: string;
  readonly tone: Tone;
}

export const stateWords: Readonly<Record<RunItemState, StateWords>> = {
  revoked: { label: 'Revoked', meaning: 'Read again afterwards: it has ended.', tone: 'success' },
  'already-ended': {
    label: 'Already ended',
    meaning: 'It had ended before; nothing had to be done.',
    tone: 'info',
  },
  changed: {
    label: 'Changed',
    meaning: 'Not revoked: it is no longer what it was when it was chosen.',
    tone: 'warning',
  },
  failed: { label: 'Failed', meaning: 'Not revoked: the request was refused or failed.', tone: 'danger' },
  unknown: {
    label: 'Unknown',
    meaning: 'The order was sent, but nobody knows yet how it ended.',
    tone: 'warning',
  },
  'in-progress': { label: 'In progress', meaning: 'Being revoked or read again now.', tone: 'muted' },
  unsent: { label: 'Not sent', meaning: 'Nothing was sent for it.', tone: 'muted' },
};

/** In the order in which they are told: what is done, what needs a look, what is left. */
export const statesInOrder: readonly RunItemState[] = [
  'revoked',
  'already-ended',
  'changed',
  'failed',
  'unknown',
  'in-progress',
  'unsent',
];
