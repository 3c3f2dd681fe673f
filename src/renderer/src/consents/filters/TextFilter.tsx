import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { fold } from '../rows/fold';
import classes from './filters.module.css';
import { ValueList } from './ValueList';

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

interface Props {
  readonly label: string;
  /** In the order of the list. */
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** A list this long is searched, not read. */
const searchedFrom = 9;
const most = 200;

/** Choosing among values that the rows bring: realms, recipients. */
export function TextFilter({ label, choices, chosen, onChange }: Props) {
  const [text, setText] = useState('');
  const matching = useMemo(() => {
    const query = fold(text.trim());
    return choices.filter((choice) => fold(choice.label).includes(query));
  }, [choices, text]);
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]);
  const left = matching.length - most;
  return (
    <>
      {choices.length >= searchedFrom && (
        <TextInput
          className={classes.find}
          aria-label={`Find a ${label.toLowerCase()}`}
          placeholder={`Find among ${choices.length.toLocaleString('en')}`}
          leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <ValueList
        label={label}
        onToggle={toggle}
        values={matching
          .slice(0, most)
          .map((choice) => ({ ...choice, isChosen: chosen.includes(choice.key) }))}
      />
      {matching.length === 0 && (
        <p className={classes.note}>
          {choices.length === 0 ? 'None on hand.' : 'None has that in its name.'}
        </p>
      )}
      {left > 0 && <p className={classes.note}>{left.toLocaleString('en')} more. Type to narrow the list.</p>}
    </>
  );
}
