import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../query/format';
import type { TimeField, TimeValue } from '../query/query';
import { readTime } from '../query/read-time';
import classes from './filters.module.css';
import { presetsOf } from './time-presets';

interface Props {
  readonly field: TimeField;
  readonly chosen: readonly TimeValue[];
  readonly now: number;
  readonly onChange: (values: readonly TimeValue[]) => void;
}

interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** From one day to another, both included; either may be left open. */
export function TimeFilter({ field, chosen, now, onChange }: Props) {
  /** Days that ask for nothing: while a year is typed, and while the last is before the first. */
  const [draft, setDraft] = useState<DayRange | null>(null);
  const [only] = chosen.length === 1 ? chosen : [];
  const range = draft ?? (only?.kind === 'days' ? only : { from: '', to: '' });
  const isBackwards = range.from !== '' && range.to !== '' && range.from > range.to;
  const choose = (values: readonly TimeValue[]) => {
    setDraft(null);
    onChange(values);
  };
  const type = ({ from, to }: DayRange) => {
    const value: TimeValue = { kind: 'days', from, to };
    if (from === '' && to === '') choose([]);
    else if (readTime(formatTime(value))?.kind === 'days') choose([value]);
    else setDraft({ from, to });
  };
  return (
    <div className={classes.dates}>
      <div className={classes.presets}>
        {presetsOf(field, now).map(({ label, value }) => {
          const isChosen = chosen.some((other) => formatTime(other) === formatTime(value));
          return (
            <Button
              key={label}
              variant="default"
              size="compact-sm"
              aria-pressed={isChosen}
              className={classes.preset}
              onClick={() => choose(isChosen ? [] : [value])}
            >
              {label}
            </Button>
          );
        })}
      </div>
      <div className={classes.days}>
        <TextInput
          type="date"
          label="From"
          value={range.from}
          max="9999-12-31"
          onChange={(event) => type({ from: event.currentTarget.value, to: range.to })}
        />
        <TextInput
          type="date"
          label="To"
          value={range.to}
          max="9999-12-31"
          error={isBackwards ? 'Before the first day' : undefined}
          onChange={(event) => type({ from: range.from, to: event.currentTarget.value })}
        />
      </div>
      <p className={classes.note}>Both days included, in this computer’s time.</p>
    </div>
  );
}
