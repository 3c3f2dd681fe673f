import { ActionIcon, Popover } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './search.module.css';

/** The language by examples: whoever has seen them can write it. */
const examples: readonly { readonly text: string; readonly says: string }[] = [
  { text: 'hemi "acme pay"', says: 'a word and a phrase, anywhere in the row' },
  { text: 'status:active,pending', says: 'one or the other' },
  { text: 'recipient:acme', says: 'a part of its name; in quotes the whole' },
  { text: 'customer:@example.com', says: 'a part of id, name or e-mail address' },
  { text: '-permission:transactions', says: 'not' },
  { text: 'expires:<30d', says: 'still to come, in less than 30 days' },
  { text: 'created:2026-01-01..2026-01-31', says: 'both days included' },
  { text: 'expires:past,none', says: 'already past, or without a date' },
  { text: '~status:ended', says: 'kept for later, but not applied' },
];

interface Props {
  /** Puts an example into the box. */
  readonly onTry: (example: string) => void;
}

export function SearchHelp({ onTry }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom"
      shadow="md"
      trapFocus
      offset={8}
      width={540}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label="How to search"
          onClick={() => setOpen(!isOpen)}
        >
          <IconHelp size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.help}>
        <ul className={classes.examples}>
          {examples.map(({ text, says }) => (
            <li key={text}>
              <button
                type="button"
                className={classes.example}
                onClick={() => {
                  setOpen(false);
                  onTry(text);
                }}
              >
                <code className={classes.code}>{text}</code>
                <span className={classes.says}>{says}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className={classes.tip}>
          Case and accents never matter. Ctrl+Space lists what can be written here.
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
