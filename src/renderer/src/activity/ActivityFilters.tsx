import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { useRealms } from '../stores';
import classes from './activity.module.css';
import { chosenOf, kindChoices, stateChoices } from './call-filters';
import { timelineStore, useTimeline } from './stores';
import { isFiltered, noFilter } from './timeline-store';

/** Milliseconds after the last letter before the timeline is asked. */
const typingPause = 200;

const { setFilter } = timelineStore.getState();

/** What is looked for in the timeline. */
export function ActivityFilters() {
  const filter = useTimeline((state) => state.filter);
  const search = useRef<HTMLInputElement>(null);
  const clear = () => {
    setFilter(noFilter);
    search.current?.focus();
  };
  return (
    <search className={classes.filters} aria-label="Activity">
      <Search ref={search} />
      <Realm chosen={filter.realmId} />
      <Choices
        label="Kind of call"
        everything="Every kind"
        choices={kindChoices}
        chosen={filter.kinds}
        onChoose={(kinds) => setFilter({ kinds })}
      />
      <Choices
        label="What came of it"
        everything="Any outcome"
        choices={stateChoices}
        chosen={filter.states}
        onChoose={(states) => setFilter({ states })}
      />
      {isFiltered(filter) && (
        <Button variant="subtle" size="compact-sm" onClick={clear}>
          Clear all
        </Button>
      )}
    </search>
  );
}

function Search({ ref }: { readonly ref: Ref<HTMLInputElement> }) {
  const applied = useTimeline((state) => state.filter.text);
  const [text, setText] = useState(applied);
  useEffect(() => setText(applied), [applied]);
  useEffect(() => {
    if (text === timelineStore.getState().filter.text) return;
    const timer = setTimeout(() => setFilter({ text }), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextInput
      ref={ref}
      className={classes.search}
      aria-label="Search the calls"
      placeholder="Address, status, request id"
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

function Realm({ chosen }: { readonly chosen: string | null }) {
  const entries = useRealms((state) => state.entries);
  return (
    <select
      aria-label="Realm"
      className={classes.select}
      value={chosen ?? ''}
      onChange={(event) => setFilter({ realmId: event.currentTarget.value || null })}
    >
      <option value="">All realms</option>
      {entries.map(({ profile }) => (
        <option key={profile.id} value={profile.id}>
          {profile.name}
        </option>
      ))}
    </select>
  );
}

interface ChoicesProps<T> {
  readonly label: string;
  readonly everything: string;
  readonly choices: Parameters<typeof chosenOf<T>>[0];
  readonly chosen: readonly T[];
  readonly onChoose: (values: T[]) => void;
}

function Choices<T>({ label, everything, choices, chosen, onChoose }: ChoicesProps<T>) {
  return (
    <select
      aria-label={label}
      className={classes.select}
      value={chosenOf(choices, chosen)?.key ?? ''}
      onChange={(event) => {
        const choice = choices.find(({ key }) => key === event.currentTarget.value);
        onChoose([...(choice?.values ?? [])]);
      }}
    >
      <option value="">{everything}</option>
      {choices.map(({ key, label: words }) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}
