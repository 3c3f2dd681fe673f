import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { typedParts } from '../query/typed-parts';
import classes from './filters.module.css';

interface Props {
  readonly parts: readonly string[];
  readonly onChange: (parts: readonly string[]) => void;
}

/** Parts of a customer's name, e-mail address or id. Unlike free text, they are looked for nowhere else. */
export function CustomerFilter({ parts, onChange }: Props) {
  const [text, setText] = useState(parts.join(' '));
  const type = (typed: string) => {
    setText(typed);
    onChange(typedParts(typed));
  };
  return (
    <div className={classes.dates}>
      <TextInput
        label="Name, e-mail address or id"
        placeholder="@example.com"
        value={text}
        spellCheck={false}
        maxLength={200}
        onChange={(event) => type(event.currentTarget.value)}
        data-autofocus
      />
      <p className={classes.note}>Each word must be found, in any order. Case and accents do not matter.</p>
    </div>
  );
}
