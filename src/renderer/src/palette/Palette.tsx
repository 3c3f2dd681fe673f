import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import options from '../components/options.module.css';
import hidden from '../components/unseen.module.css';
import { useApp } from '../stores';
import { CommandOption, optionId } from './CommandOption';
import classes from './Palette.module.css';
import { matching, stepped } from './palette-match';
import { type PaletteCommand, useCommands } from './use-commands';

const listId = 'palette-list';

/** Go to a realm or do something, by a few letters and Enter. The focus stays in the field; the list follows `aria-activedescendant`. */
export default function Palette() {
  const commands = useCommands();
  const close = useApp((state) => state.close);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = matching(commands, query);
  const chosen = found[at];

  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const run = (command: PaletteCommand) => {
    // Closed first: what the command opens takes the place of the palette.
    close();
    command.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by) setAt(stepped(at, by, found.length));
    else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) run(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      size={560}
      padding={0}
      yOffset="12vh"
      centered={false}
      title="Go to realm or action"
      classNames={{ header: `${hidden.unseen} ${classes.header}`, body: classes.body }}
    >
      <input
        className={classes.query}
        role="combobox"
        aria-label="Go to realm or action"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen && optionId(chosen)}
        placeholder="Go to realm or action"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        spellCheck={false}
        data-autofocus
      />
      <div
        id={listId}
        className={`${options.list} ${classes.list}`}
        role="listbox"
        aria-label="Realms and actions"
      >
        {found.map((command, index) => (
          <CommandOption
            key={command.id}
            command={command}
            heads={command.group !== found[index - 1]?.group}
            chosen={index === at}
            onPoint={() => setAt(index)}
            onRun={() => run(command)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p className={classes.none} role="status">
          Nothing answers to ‘{query}’.
        </p>
      )}
    </Modal>
  );
}
