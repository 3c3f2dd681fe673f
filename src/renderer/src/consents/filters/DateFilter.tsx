import { Button, TextInput } from '@mantine/core';
import type { DayRange } from '../rows/filter';
import type { Preset } from './date-presets';
import classes from './filters.module.css';

interface Props {
  readonly range: DayRange;
  readonly presets: readonly Preset[];
  readonly onChange: (range: DayRange) => void;
}

/** From one day to another, both included; either may be left open. */
export function DateFilter({ range, presets, onChange }: Props) {
  const isBackwards = range.from !== '' && range.to !== '' && range.from > range.to;
  return (
    <div className={classes.dates}>
      <div className={classes.presets}>
        {presets.map(({ label, range: preset }) => (
          <Button
            key={label}
            variant="default"
            size="compact-sm"
            aria-pressed={preset.from === range.from && preset.to === range.to}
            className={classes.preset}
            onClick={() => onChange(preset)}
          >
            {label}
          </Button>
        ))}
      </div>
      <div className={classes.days}>
        <TextInput
          type="date"
          label="From"
          value={range.from}
          max="9999-12-31"
          onChange={(event) => onChange({ ...range, from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="To"
          value={range.to}
          max="9999-12-31"
          error={isBackwards ? 'Before the first day' : undefined}
          onChange={(event) => onChange({ ...range, to: event.currentTarget.value })}
        />
      </div>
      <p className={classes.note}>Both days included, in this computer’s time.</p>
    </div>
  );
}
