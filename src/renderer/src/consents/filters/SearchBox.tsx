import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { dialogIsOpen } from '../../components/dialog-is-open';
import { searchBoxId } from './focus-search';

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The operator is done typing and wants the rows. */
  readonly onLeave: () => void;
}

/** Free text over all that rows show. '/' and Ctrl/Cmd+F come here from anywhere in the view. */
export function SearchBox({ value, onChange, onLeave }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!asksForSearch(event) || dialogIsOpen()) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <TextInput
      id={searchBoxId}
      ref={input}
      type="text"
      role="searchbox"
      aria-label="Search consents"
      aria-keyshortcuts="/ Control+F Meta+F"
      placeholder="Search name, e-mail, recipient, id …"
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={
        value !== '' && (
          <CloseButton
            size="sm"
            aria-label="Clear search"
            onClick={() => {
              onChange('');
              input.current?.focus();
            }}
          />
        )
      }
      value={value}
      spellCheck={false}
      autoComplete="off"
      maxLength={10_000}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') onChange('');
        else if (['Escape', 'ArrowDown', 'Enter'].includes(event.key)) onLeave();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

function asksForSearch(event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') return true;
  const target = event.target as HTMLElement;
  const isTyping = target.matches('input, textarea, select, [contenteditable]');
  return event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
}
