import { Button, CloseButton } from '@mantine/core';
import { remove, setOff } from '../query/edit';
import { useView, viewStore } from '../stores';
import { chipsOf } from './chips';
import classes from './filters.module.css';
import { focusSearch } from './focus-search';

/** The filters in force. A click on a chip's words turns it off without losing it; its cross forgets it. */
export function FilterChips() {
  const query = useView((state) => state.query);
  const isAsked = useView((state) => state.text.trim() !== '');
  const { edit, clear } = viewStore.getState();
  if (!isAsked) return null;
  return (
    <>
      {chipsOf(query).map(({ key, term, name, words, isOff }) => (
        <span key={key} className={classes.chip} data-paused={isOff || undefined}>
          <button
            type="button"
            className={classes.chipText}
            aria-pressed={!isOff}
            title={isOff ? `Apply again: ${name} ${words}` : `Turn off for now: ${name} ${words}`}
            onClick={() => edit(setOff(term, !isOff))}
          >
            <span className={classes.chipName}>{name}</span> {words}
          </button>
          <CloseButton
            size={24}
            iconSize={12}
            aria-label={`Remove filter ${name} ${words}`}
            onClick={() => {
              edit(remove(term));
              focusSearch();
            }}
          />
        </span>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          clear();
          focusSearch();
        }}
      >
        Clear all
      </Button>
    </>
  );
}
