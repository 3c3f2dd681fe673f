import { Button, CloseButton } from '@mantine/core';
import { type ConsentFilter, cleared, isAsked, paused } from '../rows/filter';
import { chipsOf } from './chips';
import classes from './filters.module.css';
import { focusSearch } from './focus-search';

interface Props {
  readonly filter: ConsentFilter;
  readonly realmNames: ReadonlyMap<string, string>;
  readonly onChange: (filter: ConsentFilter) => void;
  readonly onClear: () => void;
}

/** The filters in force. A click on a chip's words turns it off without losing it; its cross forgets it. */
export function FilterChips({ filter, realmNames, onChange, onClear }: Props) {
  const chips = chipsOf(filter, realmNames);
  if (!isAsked(filter)) return null;
  return (
    <>
      {chips.map(({ field, name, value, isPaused }) => (
        <span key={field} className={classes.chip} data-paused={isPaused || undefined}>
          <button
            type="button"
            className={classes.chipText}
            aria-pressed={!isPaused}
            title={isPaused ? `Apply again: ${name} ${value}` : `Turn off for now: ${name} ${value}`}
            onClick={() => onChange(paused(filter, field, !isPaused))}
          >
            <span className={classes.chipName}>{name}</span> {value}
          </button>
          <CloseButton
            size={24}
            iconSize={12}
            aria-label={`Remove filter ${name}`}
            onClick={() => {
              onChange(cleared(filter, field));
              focusSearch();
            }}
          />
        </span>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          onClear();
          focusSearch();
        }}
      >
        Clear all
      </Button>
    </>
  );
}
