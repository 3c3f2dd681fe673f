import { ActionIcon } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { ButtonPopover } from '../../components/ButtonPopover';
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

/** The examples, behind the question mark at the end of the box. */
export function SearchHelp({ onTry }: Props) {
  return (
    <ButtonPopover
      position="bottom"
      offset={8}
      width={540}
      // The box has it after an example was put there.
      returnFocus={false}
      button={(toggle) => (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="How to search" onClick={toggle}>
          <IconHelp size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    >
      {(close) => (
        <>
          <ul className={classes.examples}>
            {examples.map(({ text, says }) => (
              <li key={text}>
                <button
                  type="button"
                  className={classes.example}
                  onClick={() => {
                    close();
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
        </>
      )}
    </ButtonPopover>
  );
}
