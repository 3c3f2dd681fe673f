import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type Ref, useEffect, useState } from 'react';

/** Milliseconds after the last letter before anybody is asked. */
const typingPause = 200;

interface Props {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly placeholder: string;
  readonly className: string | undefined;
  /** What is looked for now. */
  readonly applied: string;
  readonly onSearch: (text: string) => void;
}

/** A search over a list that main holds: asked once the typing pauses, not for each letter. */
export function SearchField({ ref, label, placeholder, className, applied, onSearch }: Props) {
  const [text, setText] = useState(applied);
  useEffect(() => setText(applied), [applied]);
  useEffect(() => {
    if (text === applied) return;
    const timer = setTimeout(() => onSearch(text), typingPause);
    return () => clearTimeout(timer);
  }, [text, applied, onSearch]);
  return (
    <TextInput
      ref={ref}
      className={className}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
      rightSection={
        text && <CloseButton size="sm" aria-label="Clear the search" onClick={() => setText('')} />
      }
      maxLength={200}
      spellCheck={false}
      value={text}
      data-autofocus
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
