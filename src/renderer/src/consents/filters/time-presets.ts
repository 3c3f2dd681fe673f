/** Times that are asked for with one click. Distances where they can be: a saved view asks the same tomorrow. */
import { dayOf } from '../query/days';
import type { TimeField, TimeValue } from '../query/query';

export interface Preset {
  readonly label: string;
  readonly value: TimeValue;
}

const day = 86_400_000;
const within = (days: number): TimeValue => ({ kind: 'distance', isLess: true, milliseconds: days * day });

export const presetsOf = (field: TimeField, now: number): readonly Preset[] =>
  field === 'expires'
    ? [
        { label: 'Already past', value: { kind: 'past' } },
        { label: 'Next 7 days', value: within(7) },
        { label: 'Next 30 days', value: within(30) },
        { label: 'No date', value: { kind: 'none' } },
      ]
    : [
        { label: 'Today', value: { kind: 'days', from: dayOf(now), to: dayOf(now) } },
        { label: 'Last 7 days', value: within(7) },
        { label: 'Last 30 days', value: within(30) },
      ];
