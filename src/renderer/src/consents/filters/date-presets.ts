import { type DayRange, dayFrom } from '../rows/filter';

export interface Preset {
  readonly label: string;
  readonly range: DayRange;
}

export const createdPresets = (now: number): readonly Preset[] => [
  { label: 'Today', range: { from: dayFrom(now, 0), to: dayFrom(now, 0) } },
  { label: 'Last 7 days', range: { from: dayFrom(now, -6), to: dayFrom(now, 0) } },
  { label: 'Last 30 days', range: { from: dayFrom(now, -29), to: dayFrom(now, 0) } },
];

export const expiresPresets = (now: number): readonly Preset[] => [
  { label: 'Until yesterday', range: { from: '', to: dayFrom(now, -1) } },
  { label: 'Next 7 days', range: { from: dayFrom(now, 0), to: dayFrom(now, 7) } },
  { label: 'Next 30 days', range: { from: dayFrom(now, 0), to: dayFrom(now, 30) } },
];
